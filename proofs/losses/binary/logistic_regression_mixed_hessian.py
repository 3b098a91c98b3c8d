"""The mixed second derivative of logistic regression in a weight and the bias."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.binary.logistic_regression_bias_gradient import logistic_regression_bias_gradient


@theorem(_("The mixed second derivative of logistic regression"), claims=("loss:logistic_regression",))
def logistic_regression_mixed_hessian(d):
    """∂²/∂b∂w_k = (1/N) Σ σ(z_i)(1 − σ(z_i)) x_ik."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, k = d.family("w", F), d.real("b"), d.index("k", F)
    i, t, z = index("i", N), variable("t", real), linear_score(X, w, b)
    mean, gradient = logistic_regression(w, b, X, y), sum_(i, sigmoid(z[i]) - y[i]) / N
    curvature = sigmoid(z[i]) * (1 - sigmoid(z[i])) * X[i][k]
    d.show(Eq(D(D(mean, b), w[k]), sum_(i, curvature) / N))
    with d.each(w):
        d.have(Eq(D(mean, b), gradient), logistic_regression_bias_gradient(N, F, X, y, w, b))
    first = d.proved()
    slope = D_at(sigmoid(t), t, z[i]) * X[i][k]
    with d.each(i):
        d.have(Eq(slope, curvature), sigmoid_derivative(z[i]).times(X[i][k]).saying("σ′ = σ(1 − σ)"))
    each = d.proved()
    (
        d.chain(D(D(mean, b), w[k]))
        .eq(D(gradient, w[k]), differentiating(at(first, w), w[k]))
        .eq(sum_(i, slope) / N, chain_rule)
        .eq(sum_(i, curvature) / N, summing(each).times(1 / N))
    )
