"""The second derivatives of logistic regression in the bias, and in bias and weight."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.binary.logistic_regression_bias_gradient import logistic_regression_bias_gradient


@theorem(_("The second derivative of logistic regression in the bias"), claims=("loss:logistic_regression",))
def logistic_regression_bias_hessian(d):
    """∂²/∂b² = (1/N) Σ σ(z_i)(1 − σ(z_i)): the bias is the weight of a feature that is 1 for every item."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b = d.family("w", F), d.real("b")
    i, t, z = index("i", N), variable("t", real), linear_score(X, w, b)
    mean, gradient = logistic_regression(w, b, X, y), sum_(i, sigmoid(z[i]) - y[i]) / N
    curvature = sigmoid(z[i]) * (1 - sigmoid(z[i]))
    d.show(Eq(D(mean, b, 2), sum_(i, curvature) / N))
    with d.each(b):
        d.have(Eq(D(mean, b), gradient), logistic_regression_bias_gradient(N, F, X, y, w, b))
    first = d.proved()
    slope = D_at(sigmoid(t), t, z[i])
    with d.each(i):
        d.have(Eq(slope, curvature), sigmoid_derivative(z[i]).saying("σ′ = σ(1 − σ)"))
    each = d.proved()
    (
        d.chain(D(mean, b, 2))
        .eq(D(gradient, b), differentiating(at(first, b), b))
        .eq(sum_(i, slope) / N, chain_rule)
        .eq(sum_(i, curvature) / N, summing(each).times(1 / N))
    )
