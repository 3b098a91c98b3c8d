"""Logistic regression is convex in weights and bias together."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_second_derivative import (
    binary_cross_entropy_with_logits_second_derivative,
)


@theorem(_("Logistic regression is convex"), claims=("loss:logistic_regression",), source="Bishop 2006, 4.3.3")
def logistic_regression_convex(d):
    """Along every line (w + t v, b + t c) the mean loss has the second derivative
    (1/N) Σ σ(z_i)(1 − σ(z_i)) (⟨x_i, v⟩ + c)² ≥ 0."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, v, c = d.family("w", F), d.real("b"), d.family("v", F), d.real("c")
    i, j = index("i", N), index("j", F)
    t, u = d.real("t"), variable("u", real)

    z = linear_score(X, function(j, w[j] + t * v[j]), b + t * c)
    towards = linear_score(X, v, c)

    def curvature(i):
        return sigmoid(z[i]) * (1 - sigmoid(z[i])) * towards[i] ** 2

    loss = binary_cross_entropy_with_logits
    second = D(logistic_regression(function(j, w[j] + t * v[j]), b + t * c, X, y), t, 2)
    d.show(conjunction((Eq(second, sum_(i, curvature(i)) / N), second >= 0)))
    with d.each(i):
        (
            d.chain(D(loss(y[i], z[i]), t, 2))
            .eq(D_at(loss(y[i], u), u, z[i], 2) * towards[i] ** 2, chain_rule)
            .eq(
                curvature(i),
                binary_cross_entropy_with_logits_second_derivative(y[i], z[i])
                .times(towards[i] ** 2)
                .saying("∂²ℓ/∂x² = σ(x)(1 − σ(x))"),
            )
        )
    each = d.proved()
    with d.each(i):
        d.chain(curvature(i)).ge(0, words(_("{0} and {1}"), sigmoid(z[i]) > 0, 1 - sigmoid(z[i]) > 0))
    terms = d.proved()
    (
        d.chain(second)
        .eq(sum_(i, D(loss(y[i], z[i]), t, 2)) / N, definition, words(_("linearity of the derivative")))
        .eq(sum_(i, curvature(i)) / N, summing(each).times(1 / N))
    )
    value = d.proved()
    d.chain(second).eq(sum_(i, curvature(i)) / N, value).ge(sum_(i, 0) / N, summing(terms).times(1 / N)).eq(0, algebra)
