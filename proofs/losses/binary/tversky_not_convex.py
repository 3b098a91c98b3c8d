"""The Tversky loss is not convex in the predictions."""

from derive.authoring import *
from proofs.losses.binary.tversky_hessian import tversky_hessian


@theorem(_("The Tversky loss is not convex"), kind="refutation", claims=("loss:tversky",))
def tversky_not_convex(d):
    """Refuted: the Tversky loss is convex in the predictions. In the prediction of an item outside the set it is
    strictly concave, wherever anything is hit: for y_k = 0, TP > 0 and α ≠ 0 the second derivative is −2 TP
    α²/U³."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    alpha, beta = d.real("alpha"), d.real("beta")
    k = d.index("k", N)
    TP, U = true_positives(y, p), weighted_union(y, p, alpha, beta)
    union = d.suppose(U > 0)
    hit = d.suppose(TP > 0)
    weighs = d.suppose(Ne(alpha, 0))
    outside = d.suppose(Eq(y[k], 0))
    second = D(tversky(y, p, alpha, beta), p[k], 2)
    d.show(second < 0)
    step = y[k] + alpha * (1 - y[k]) - beta * y[k]
    (
        d.chain(second)
        .eq(
            (y[k] * step + y[k] * step) / U**2 - 2 * TP * step * step / U**3,
            tversky_hessian(N, y, p, alpha, beta, k, k),
        )
        .eq(-2 * TP * alpha**2 / U**3, outside)
        .lt(0, hit, weighs, union)
    )
