"""Logistic regression lies above its tangents in weights and bias together."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_above_tangents import (
    binary_cross_entropy_with_logits_above_tangents,
)


@theorem(
    _("Logistic regression lies above its tangents"),
    claims=("loss:logistic_regression",),
    lemma=_("logistic regression lies above its tangents"),
)
def logistic_regression_above_tangents(d):
    """L(v, c) ≥ L(w, b) + Σ_k ∂L/∂w_k (v_k − w_k) + ∂L/∂b (c − b), for the mean loss L: each item's loss lies above its
    tangent in the logit, and the logit is linear in weights and bias."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, v, c = d.family("w", F), d.real("b"), d.family("v", F), d.real("c")
    i, k = index("i", N), index("k", F)
    here, there = linear_score(X, w, b), linear_score(X, v, c)
    loss, mean = binary_cross_entropy_with_logits, logistic_regression(w, b, X, y)
    d.show(logistic_regression(v, c, X, y) >= mean + sum_(k, D(mean, w[k]) * (v[k] - w[k])) + D(mean, b) * (c - b))

    def residual(i):
        return sigmoid(here[i]) - y[i]

    with d.each(i):
        d.have(
            loss(y[i], there[i]) >= loss(y[i], here[i]) + residual(i) * (there[i] - here[i]),
            binary_cross_entropy_with_logits_above_tangents(y[i], here[i], there[i]),
        )
    tangents = d.proved()
    (
        d.chain(logistic_regression(v, c, X, y))
        .eq(sum_(i, loss(y[i], there[i])) / N, definition)
        .ge(sum_(i, loss(y[i], here[i]) + residual(i) * (there[i] - here[i])) / N, summing(tangents).times(1 / N))
        .eq(
            mean + sum_(k, sum_(i, residual(i) * X[i][k]) / N * (v[k] - w[k])) + sum_(i, residual(i)) / N * (c - b),
            definition,
        )
        .eq(
            mean + sum_(k, D(mean, w[k]) * (v[k] - w[k])) + D(mean, b) * (c - b),
            words(_("the gradient in the weights and the bias")),
        )
    )
