"""The Hessian of the Dice loss in the predictions."""

from derive.authoring import *


@theorem(_("The Hessian of the Dice loss"), claims=("loss:dice",), lemma=_("the Hessian of the Dice loss"))
def dice_hessian(d):
    """With S = Σ y + Σ p: ∂²ℓ/∂p_k∂p_j = 2 (y_k + y_j)/S² − 4 TP/S³."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    k, j, i = d.index("k", N), d.index("j", N), index("i", N)
    TP, S = true_positives(y, p), sum_(i, y[i]) + sum_(i, p[i])
    sizes = d.suppose(S > 0)
    second = D(D(dice(y, p), p[k]), p[j])
    d.show(Eq(second, 2 * (y[k] + y[j]) / S**2 - 4 * TP / S**3))
    (
        d.chain(second)
        .eq(D(2 * (TP - y[k] * S) / S**2, p[j]), words(_("the gradient of the Dice loss")), sizes)
        .eq(2 * (y[j] - y[k]) / S**2 - 4 * (TP - y[k] * S) / S**3, quotient_rule, sizes)
        .eq(2 * (y[k] + y[j]) / S**2 - 4 * TP / S**3, algebra, sizes)
    )
