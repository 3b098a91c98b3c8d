"""Softmax regression is convex in the weights and biases together."""

from derive.authoring import *
from proofs.losses.softmax.mean_along_a_line import mean_along_a_line
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_convex import (
    softmax_cross_entropy_with_integer_labels_convex,
)


@theorem(_("Softmax regression is convex"), claims=("loss:softmax_regression",))
def softmax_regression_convex(d):
    """ℓ at (1 − s)(W, b) + s (V, c) is at most (1 − s) ℓ(W, b) + s ℓ(V, c), for 0 ≤ s ≤ 1: the logits move along a
    line."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    V, c = d.family("V", K, family_sort(m, real)), d.family("c", K)
    X, y, s = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K)), d.variable("s", probability)
    n, i, u = index("n", N), index("i", K), index("u", m)
    weights = function(i, function(u, (1 - s) * W[i, u] + s * V[i, u]))
    biases = function(i, (1 - s) * b[i] + s * c[i])
    mean_loss = (1 - s) * softmax_regression(W, b, X, y) + s * softmax_regression(V, c, X, y)
    d.show(softmax_regression(weights, biases, X, y) <= mean_loss)
    z = affine(W, b, X[n])
    w = affine(V, c, X[n])
    between = function(i, (1 - s) * z[i] + s * w[i])

    def loss(z):
        return softmax_cross_entropy_with_integer_labels(z, y[n])

    with d.each(n):
        d.have(
            loss(between) <= (1 - s) * loss(z) + s * loss(w),
            softmax_cross_entropy_with_integer_labels_convex(K, z, w, y[n], s),
        )
    below = d.proved()
    at_between, at_here, at_there = (function(n, loss(point)) for point in (between, z, w))
    (
        d.chain(softmax_regression(weights, biases, X, y))
        .eq(sum_(n, loss(between)) / N, definition)
        .le(
            (1 - s) * (sum_(n, loss(z)) / N) + s * (sum_(n, loss(w)) / N),
            mean_along_a_line(N, at_between, at_here, at_there, s),
            below,
        )
        .eq(mean_loss, definition)
    )
