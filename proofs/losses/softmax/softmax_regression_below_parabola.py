"""Softmax regression lies below a parabola in every weight and in every bias."""

from derive.authoring import *
from proofs.losses.activations.mean_below_parabola import mean_below_parabola
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_below_parabola import (
    softmax_cross_entropy_with_integer_labels_below_parabola,
)
from proofs.losses.softmax.softmax_regression_bias_gradient import softmax_regression_bias_gradient
from proofs.losses.softmax.softmax_regression_weight_gradient import softmax_regression_weight_gradient


@theorem(
    _("Softmax regression lies below its parabolas"),
    claims=("loss:softmax_regression",),
    lemma=_("softmax regression lies below its parabolas"),
)
def softmax_regression_below_parabola(d):
    """With the weight W_ku moved by h: L(W + h E_ku, b) ≤ L(W, b) + h ∂L/∂W_ku + S h²/8, where S is the mean square
    of the feature u. A bias is the weight of a feature that is 1 everywhere."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    k, u, h = d.index("k", K), d.index("u", m), d.real("h")
    n, i, j = index("n", N), index("i", K), index("j", m)
    loss, here = softmax_cross_entropy_with_integer_labels, affine(W, b, X[n])
    mean = softmax_regression(W, b, X, y)
    weights = function(i, function(j, W[i, j] + h * delta(i, k) * delta(j, u)))
    biases = function(i, b[i] + h * delta(i, k))
    size = sum_(n, X[n, u] ** 2) / N
    in_weight = mean + h * D(mean, W[k, u]) + h**2 / 8 * size
    in_bias = mean + h * D(mean, b[k]) + h**2 / 8
    d.show(
        conjunction((softmax_regression(weights, b, X, y) <= in_weight, softmax_regression(W, biases, X, y) <= in_bias))
    )
    residual = softmax(here)[k] - delta(k, y[n])
    residuals, before = function(n, residual), function(n, loss(here, y[n]))
    for V, c, feature, bound, gradient in (
        (weights, b, X[n, u], in_weight, softmax_regression_weight_gradient(N, K, m, W, b, X, y, k, u)),
        (W, biases, term(1), in_bias, softmax_regression_bias_gradient(N, K, m, W, b, X, y, k)),
    ):
        there, other, step = affine(V, c, X[n]), softmax_regression(V, c, X, y), h * feature
        value = d.have(Eq(other, sum_(n, loss(there, y[n])) / N), definition)
        with d.each(n):
            (
                d.chain(loss(there, y[n]))
                .eq(loss(function(i, here[i] + step * delta(i, k)), y[n]), definition)
                .le(
                    loss(here, y[n]) + residual * step + step**2 / 8,
                    softmax_cross_entropy_with_integer_labels_below_parabola(K, here, y[n], k, step),
                )
            )
        each = d.proved()
        squares, slope = sum_(n, feature**2) / N, sum_(n, residual * feature) / N
        after = function(n, loss(there, y[n]))
        (
            d.chain(other)
            .eq(sum_(n, loss(there, y[n])) / N, value)
            .le(
                sum_(n, loss(here, y[n])) / N + h * slope + h**2 / 8 * squares,
                mean_below_parabola(N, after, before, residuals, function(n, feature), h),
                each,
            )
            .eq(mean + h * slope + h**2 / 8 * squares, definition)
            .eq(bound, gradient.times(-h))
        )
