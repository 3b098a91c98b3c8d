"""Where the gradient of softmax regression vanishes, the loss is least."""

from derive.authoring import *
from proofs.losses.softmax.above_a_level_tangent import above_a_level_tangent
from proofs.losses.softmax.softmax_regression_above_tangents import softmax_regression_above_tangents


@theorem(_("The least loss of softmax regression"), claims=("loss:softmax_regression",))
def softmax_regression_minimum(d):
    """If the gradient vanishes at (W, b), no other weights V and no other biases c have a smaller loss: the tangent
    there is horizontal, and the loss lies above it."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    V, c = d.family("V", K, family_sort(m, real)), d.family("c", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    i, u = index("i", K), index("u", m)
    loss, other = softmax_regression(W, b, X, y), softmax_regression(V, c, X, y)
    level = conjunction((forall(i, forall(u, Eq(D(loss, W[i, u]), 0))), forall(i, Eq(D(loss, b[i]), 0))))
    d.show(implies(level, other >= loss))
    steps = function(i, function(u, V[i, u] - W[i, u])), function(i, c[i] - b[i])
    slopes = function(i, function(u, D(loss, W[i, u]))), function(i, D(loss, b[i]))
    tangent = d.have(
        other
        >= loss + sum_(i, sum_(u, D(loss, W[i, u]) * (V[i, u] - W[i, u]))) + sum_(i, D(loss, b[i]) * (c[i] - b[i])),
        softmax_regression_above_tangents(N, K, m, W, b, V, c, X, y),
    )
    d.have(
        implies(level, other >= loss),
        above_a_level_tangent(K, m, slopes[0], steps[0], slopes[1], steps[1], other, loss),
        tangent,
    )
