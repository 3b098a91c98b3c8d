"""The gradient of the Tversky loss without cancellation."""

from derive.authoring import *
from proofs.losses.binary.tversky_gradient import tversky_gradient


@theorem(_("The gradient of the Tversky loss in stable form"), claims=("loss:tversky",))
def tversky_gradient_stable_form(d):
    """∂ℓ/∂p_k = (α(1 − y_k) TP − y_k (α FP + β FN + β TP))/U²: for a hard label one of the two terms is 0, so nothing
    cancels."""
    N = d.size("N")
    y, p = d.family("y", N), d.family("p", N)
    alpha, beta = d.real("alpha"), d.real("beta")
    k = d.index("k", N)
    TP, FP, FN = true_positives(y, p), false_positives(y, p), false_negatives(y, p)
    U = weighted_union(y, p, alpha, beta)
    union = d.suppose(U > 0)
    gradient = D(tversky(y, p, alpha, beta), p[k])
    stable = (alpha * (1 - y[k]) * TP - y[k] * (alpha * FP + beta * FN + beta * TP)) / U**2
    d.show(Eq(gradient, stable))
    step = y[k] + alpha * (1 - y[k]) - beta * y[k]
    (
        d.chain(gradient)
        .eq(-(y[k] * U - TP * step) / U**2, tversky_gradient(N, y, p, alpha, beta, k))
        .eq((alpha * (1 - y[k]) * TP - y[k] * (U - TP + beta * TP)) / U**2, algebra, union)
        .eq(stable, definition, union)
    )
