"""Logistic regression is convex in weights and bias together."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_second_derivative import (
    binary_cross_entropy_with_logits_second_derivative,
)


@theorem(_("Logistic regression is convex"), claims=("loss:logistic_regression",), source="Bishop 2006, 4.3.3")
def logistic_regression_convex(d):
    """Along any line (w + t v, b + t c) the second derivative of the mean loss at t = 0 is
    (1/N) Σ σ(z_i)(1 − σ(z_i)) u_i² ≥ 0, where z are the logits at (w, b) and u those at (v, c); and so at every point
    of the line."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, v, c = d.family("w", F), d.real("b"), d.family("v", F), d.real("c")
    i, j = index("i", N), index("j", F)
    t, x = variable("t", real), variable("x", real)
    loss, z, u = binary_cross_entropy_with_logits, linear_score(X, w, b), linear_score(X, v, c)

    def curvature(i):
        return sigmoid(z[i]) * (1 - sigmoid(z[i])) * u[i] ** 2

    second = D_at(logistic_regression(function(j, w[j] + t * v[j]), b + t * c, X, y), t, 0, 2)
    d.show(conjunction((Eq(second, sum_(i, curvature(i)) / N), second >= 0)))
    with d.each(i):
        d.have(
            Eq(D_at(loss(y[i], x), x, z[i], 2) * u[i] ** 2, curvature(i)),
            binary_cross_entropy_with_logits_second_derivative(y[i], z[i])
            .times(u[i] ** 2)
            .saying("∂²ℓ/∂x² = σ(x)(1 − σ(x))"),
        )
    each = d.proved()
    with d.each(i):
        d.have(curvature(i) >= 0, words(_("{0} and {1}"), sigmoid(z[i]) > 0, 1 - sigmoid(z[i]) > 0))
    terms = d.proved()
    (
        d.chain(second)
        .eq(sum_(i, D_at(loss(y[i], x), x, z[i], 2) * u[i] ** 2) / N, chain_rule)
        .eq(sum_(i, curvature(i)) / N, summing(each).times(1 / N))
    )
    value = d.proved()
    d.chain(second).eq(sum_(i, curvature(i)) / N, value).ge(sum_(i, term(0)) / N, summing(terms).times(1 / N)).eq(
        0, algebra
    )
