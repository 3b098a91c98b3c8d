"""Softmax regression lies above its tangents in weights and biases together."""

from derive.authoring import *
from proofs.losses.softmax.linear_scores_above_tangents import linear_scores_above_tangents
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_above_tangents import (
    softmax_cross_entropy_with_integer_labels_above_tangents,
)


@theorem(
    _("Softmax regression lies above its tangents"),
    claims=("loss:softmax_regression",),
    lemma=_("softmax regression lies above its tangents"),
)
def softmax_regression_above_tangents(d):
    """L(V, c) ≥ L(W, b) + Σ_i Σ_u ∂L/∂W_iu (V_iu − W_iu) + Σ_i ∂L/∂b_i (c_i − b_i), for the mean loss L: each item's
    loss lies above its tangent in the logits, and the logits are linear in weights and biases."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    V, c = d.family("V", K, family_sort(m, real)), d.family("c", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    n, i, u = index("n", N), index("i", K), index("u", m)
    here, there = affine(W, b, X[n]), affine(V, c, X[n])
    residual = softmax(here)[i] - delta(i, y[n])
    mean, moved = softmax_regression(W, b, X, y), softmax_regression(V, c, X, y)
    tangent = mean + sum_(i, sum_(u, D(mean, W[i, u]) * (V[i, u] - W[i, u]))) + sum_(i, D(mean, b[i]) * (c[i] - b[i]))
    d.show(moved >= tangent)

    def loss(z):
        return softmax_cross_entropy_with_integer_labels(z, y[n])

    steps, step = function(i, function(u, V[i, u] - W[i, u])), function(i, c[i] - b[i])
    lower = (
        sum_(n, loss(here)) / N
        + sum_(i, sum_(u, sum_(n, residual * X[n, u]) / N * steps[i, u]))
        + sum_(i, sum_(n, residual) / N * step[i])
    )
    mean_loss = d.have(Eq(moved, sum_(n, loss(there)) / N), definition)
    slopes = d.have(Eq(lower, tangent), definition, words(_("the gradients in the weights and the biases")))
    with d.each(n):
        (
            d.chain(loss(there))
            .ge(
                loss(here) + sum_(i, residual * (there[i] - here[i])),
                softmax_cross_entropy_with_integer_labels_above_tangents(K, here, there, y[n]),
            )
            .eq(loss(here) + sum_(i, residual * (sum_(u, steps[i, u] * X[n, u]) + step[i])), definition)
        )
    tangents = d.proved()
    before, after = function(n, loss(here)), function(n, loss(there))
    residuals = function(n, function(i, residual))
    (
        d.chain(moved)
        .eq(sum_(n, loss(there)) / N, mean_loss)
        .ge(lower, linear_scores_above_tangents(N, K, m, after, before, residuals, X, steps, step), tangents)
        .eq(tangent, slopes)
    )
