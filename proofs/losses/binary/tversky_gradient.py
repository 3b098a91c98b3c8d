"""The gradient of the Tversky loss in the predictions."""

from derive.authoring import *


@theorem(_("The gradient of the Tversky loss"), claims=("loss:tversky",), lemma=_("the gradient of the Tversky loss"))
def tversky_gradient(d):
    """∂ℓ/∂p_k = −(y_k U − TP (y_k + α(1 − y_k) − β y_k))/U²: TP changes by y_k and U by y_k + α(1 − y_k) − β y_k."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    alpha, beta = d.real("alpha"), d.real("beta")
    k, i = d.index("k", N), index("i", N)
    TP, U = true_positives(y, p), weighted_union(y, p, alpha, beta)
    union = d.suppose(U > 0)
    loss = tversky(y, p, alpha, beta)
    step = y[k] + alpha * (1 - y[k]) - beta * y[k]
    d.show(Eq(D(loss, p[k]), -(y[k] * U - TP * step) / U**2))
    d.chain(D(TP, p[k])).eq(sum_(i, y[i] * delta(i, k)), definition).eq(y[k], kronecker)
    of_hits = d.proved()
    (
        d.chain(D(U, p[k]))
        .eq(
            sum_(i, y[i] * delta(i, k))
            + alpha * sum_(i, (1 - y[i]) * delta(i, k))
            - beta * sum_(i, y[i] * delta(i, k)),
            definition,
        )
        .eq(step, kronecker)
    )
    of_union = d.proved()
    (
        d.chain(D(loss, p[k]))
        .eq(D(1 - TP / U, p[k]), definition)
        .eq(-(D(TP, p[k]) * U - TP * D(U, p[k])) / U**2, quotient_rule, union)
        .eq(-(y[k] * U - TP * step) / U**2, of_hits, of_union)
    )
