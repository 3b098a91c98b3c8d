"""The Hessian of the Tversky loss in the predictions."""

from derive.authoring import *


@theorem(_("The Hessian of the Tversky loss"), claims=("loss:tversky",), lemma=_("the Hessian of the Tversky loss"))
def tversky_hessian(d):
    """With u_k = y_k + α(1 − y_k) − β y_k: ∂²ℓ/∂p_k∂p_j = (y_k u_j + y_j u_k)/U² − 2 TP u_k u_j/U³."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    alpha, beta = d.real("alpha"), d.real("beta")
    k, j = d.index("k", N), d.index("j", N)
    TP, U = true_positives(y, p), weighted_union(y, p, alpha, beta)
    union = d.suppose(U > 0)
    loss = tversky(y, p, alpha, beta)

    def step(k):
        return y[k] + alpha * (1 - y[k]) - beta * y[k]

    hessian = (y[k] * step(j) + y[j] * step(k)) / U**2 - 2 * TP * step(k) * step(j) / U**3
    d.show(Eq(D(D(loss, p[k]), p[j]), hessian))
    (
        d.chain(D(D(loss, p[k]), p[j]))
        .eq(D(-(y[k] * U - TP * step(k)) / U**2, p[j]), words(_("the gradient of the Tversky loss")), union)
        .eq(hessian, quotient_rule, union)
    )
