"""Where the gradient of logistic regression vanishes, the loss is least."""

from derive.authoring import *
from proofs.losses.binary.logistic_regression_above_tangents import logistic_regression_above_tangents


@theorem(_("The least loss of logistic regression"), claims=("loss:logistic_regression",))
def logistic_regression_minimum(d):
    """If the gradient vanishes at (w, b), no other weights v and no other bias c have a smaller loss: the tangent there
    is horizontal, and the loss lies above it."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, v, c = d.family("w", F), d.real("b"), d.family("v", F), d.real("c")
    k = index("k", F)
    loss = logistic_regression(w, b, X, y)
    level = d.suppose(forall(k, Eq(D(loss, w[k]), 0)))
    level_in_b = d.suppose(Eq(D(loss, b), 0))
    d.show(logistic_regression(v, c, X, y) >= loss)
    (
        d.chain(logistic_regression(v, c, X, y))
        .ge(
            loss + sum_(k, D(loss, w[k]) * (v[k] - w[k])) + D(loss, b) * (c - b),
            logistic_regression_above_tangents(N, F, X, y, w, b, v, c),
        )
        .eq(loss, level, level_in_b)
    )
