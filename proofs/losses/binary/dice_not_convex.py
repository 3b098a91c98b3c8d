"""The Dice loss is not convex in the predictions."""

from derive.authoring import *
from proofs.losses.binary.dice_hessian import dice_hessian


@theorem(_("The Dice loss is not convex"), kind="refutation", claims=("loss:dice",))
def dice_not_convex(d):
    """Refuted: the Dice loss is convex in the predictions. In the prediction of an item outside the set it is strictly
    concave, wherever anything is hit: for y_k = 0 and TP > 0 the second derivative is −4 TP/S³."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    k, i = d.index("k", N), index("i", N)
    TP, S = true_positives(y, p), sum_(i, y[i]) + sum_(i, p[i])
    sizes = d.suppose(S > 0)
    hit = d.suppose(TP > 0)
    outside = d.suppose(Eq(y[k], 0))
    second = D(dice(y, p), p[k], 2)
    d.show(second < 0)
    (
        d.chain(second)
        .eq(2 * (y[k] + y[k]) / S**2 - 4 * TP / S**3, dice_hessian(N, y, p, k, k))
        .eq(-4 * TP / S**3, outside)
        .lt(0, hit, sizes)
    )
