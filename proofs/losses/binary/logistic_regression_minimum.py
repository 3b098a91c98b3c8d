"""Where the gradient of logistic regression vanishes, the loss is least."""

from derive.authoring import *
from proofs.calculus.sum_above_balanced_bounds import sum_above_balanced_bounds
from proofs.losses.binary.binary_cross_entropy_with_logits_above_tangents import (
    binary_cross_entropy_with_logits_above_tangents,
)
from proofs.losses.binary.logistic_regression_gradient_bias import logistic_regression_gradient_bias
from proofs.losses.binary.logistic_regression_gradient_weights import logistic_regression_gradient_weights


@theorem(_("The least loss of logistic regression"), claims=("loss:logistic_regression",))
def logistic_regression_minimum(d):
    """If the gradient vanishes at (w, b), no other weights v and no other bias c have a smaller loss: each item's loss
    lies above its tangent, and the slopes of the tangents cancel."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, v, c = d.family("w", F), d.real("b"), d.family("v", F), d.real("c")
    i, k = index("i", N), index("k", F)
    here, there = linear_score(X, w, b), linear_score(X, v, c)
    loss, mean = binary_cross_entropy_with_logits, logistic_regression(w, b, X, y)
    no_slope = d.suppose(forall(k, Eq(D(mean, w[k]), 0)))
    no_slope_in_b = d.suppose(Eq(D(mean, b), 0))
    d.show(logistic_regression(v, c, X, y) >= mean)

    def residual(i):
        return sigmoid(here[i]) - y[i]

    with d.each(k):
        (
            d.chain((v[k] - w[k]) * sum_(i, residual(i) * X[i][k]))
            .eq(
                N * (v[k] - w[k]) * D(mean, w[k]),
                logistic_regression_gradient_weights(N, F, X, y, w, b, k).times(N * (v[k] - w[k])),
            )
            .eq(0, at(no_slope, k).times(N * (v[k] - w[k])))
        )
    features = d.proved()
    (
        d.chain(sum_(i, residual(i)))
        .eq(N * D(mean, b), logistic_regression_gradient_bias(N, F, X, y, w, b).times(N))
        .eq(0, no_slope_in_b)
    )
    bias = d.proved()
    (
        d.chain(sum_(i, residual(i) * (there[i] - here[i])))
        .eq(sum_(k, (v[k] - w[k]) * sum_(i, residual(i) * X[i][k])) + (c - b) * sum_(i, residual(i)), linearity)
        .eq(sum_(k, term(0)), summing(features), bias.times(c - b))
        .eq(0, algebra)
    )
    slopes_cancel = d.proved()
    with d.each(i):
        d.have(
            loss(y[i], there[i]) >= loss(y[i], here[i]) + residual(i) * (there[i] - here[i]),
            binary_cross_entropy_with_logits_above_tangents(y[i], here[i], there[i]),
        )
    tangents = d.proved()
    values, moved = function(i, loss(y[i], here[i])), function(i, loss(y[i], there[i]))
    slopes = function(i, residual(i) * (there[i] - here[i]))
    larger = d.have(
        sum_(i, loss(y[i], there[i])) >= sum_(i, loss(y[i], here[i])),
        sum_above_balanced_bounds(N, moved, values, slopes),
        tangents,
        slopes_cancel,
    )
    (
        d.chain(logistic_regression(v, c, X, y))
        .eq(sum_(i, loss(y[i], there[i])) / N, definition)
        .ge(sum_(i, loss(y[i], here[i])) / N, larger.times(1 / N))
        .eq(mean, definition)
    )
