"""Logistic regression lies below a parabola in every weight and in the bias."""

from derive.authoring import *
from proofs.losses.activations.mean_below_parabola import mean_below_parabola
from proofs.losses.binary.binary_cross_entropy_with_logits_below_parabola import (
    binary_cross_entropy_with_logits_below_parabola,
)
from proofs.losses.binary.logistic_regression_bias_gradient import logistic_regression_bias_gradient
from proofs.losses.binary.logistic_regression_weight_gradient import logistic_regression_weight_gradient


@theorem(
    _("Logistic regression lies below its parabolas"),
    claims=("loss:logistic_regression",),
    lemma=_("logistic regression lies below its parabolas"),
)
def logistic_regression_below_parabola(d):
    """With the weight w_k moved by h: L(w + h e_k, b) ≤ L(w, b) + h ∂L/∂w_k + S h²/8, where S is the mean square of
    the feature k. The bias is the weight of a feature that is 1 everywhere."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, k, h = d.family("w", F), d.real("b"), d.index("k", F), d.real("h")
    i, j = index("i", N), index("j", F)
    loss, here = binary_cross_entropy_with_logits, linear_score(X, w, b)
    mean, residuals = logistic_regression(w, b, X, y), function(i, sigmoid(here[i]) - y[i])
    moved = function(j, w[j] + h * delta(j, k))
    size = sum_(i, X[i][k] ** 2) / N
    d.show(
        conjunction(
            (
                logistic_regression(moved, b, X, y) <= mean + h * D(mean, w[k]) + h**2 / 8 * size,
                logistic_regression(w, b + h, X, y) <= mean + h * D(mean, b) + h**2 / 8,
            )
        )
    )
    before = function(i, loss(y[i], here[i]))
    for there, other, feature, bound, gradient in (
        (
            linear_score(X, moved, b),
            logistic_regression(moved, b, X, y),
            function(i, X[i][k]),
            mean + h * D(mean, w[k]) + h**2 / 8 * size,
            logistic_regression_weight_gradient(N, F, X, y, w, b, k),
        ),
        (
            linear_score(X, w, b + h),
            logistic_regression(w, b + h, X, y),
            function(i, 1),
            mean + h * D(mean, b) + h**2 / 8,
            logistic_regression_bias_gradient(N, F, X, y, w, b),
        ),
    ):
        with d.each(i):
            step = h * feature[i]
            (
                d.chain(loss(y[i], there[i]))
                .eq(loss(y[i], here[i] + step), definition)
                .le(
                    loss(y[i], here[i]) + residuals[i] * step + step**2 / 8,
                    binary_cross_entropy_with_logits_below_parabola(y[i], here[i], step),
                )
            )
        each = d.proved()
        squares = sum_(i, feature[i] ** 2) / N
        (
            d.chain(other)
            .eq(sum_(i, loss(y[i], there[i])) / N, definition)
            .le(
                sum_(i, before[i]) / N + h * (sum_(i, residuals[i] * feature[i]) / N) + h**2 / 8 * squares,
                mean_below_parabola(N, function(i, loss(y[i], there[i])), before, residuals, feature, h),
                each,
            )
            .eq(mean + h * (sum_(i, residuals[i] * feature[i]) / N) + h**2 / 8 * squares, definition)
            .eq(bound, gradient.times(-h))
        )
