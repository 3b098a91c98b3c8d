"""The Hessian of logistic regression in the weights."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.binary.logistic_regression_weight_gradient import logistic_regression_weight_gradient


@theorem(_("The Hessian of logistic regression"), claims=("loss:logistic_regression",), source="Bishop 2006, 4.3.3")
def logistic_regression_weight_hessian(d):
    """∂²/∂w_k∂w_l = (1/N) Σ σ(z_i)(1 − σ(z_i)) x_ik x_il. In matrices: XᵀSX/N, where S is diagonal with the entries
    σ(z_i)(1 − σ(z_i))."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b = d.family("w", F), d.real("b")
    k, l = d.index("k", F), d.index("l", F)
    i, t = index("i", N), variable("t", real)
    z = linear_score(X, w, b)

    mean = logistic_regression(w, b, X, y)
    gradient = sum_(i, (sigmoid(z[i]) - y[i]) * X[i][k]) / N

    def curvature(i):
        return sigmoid(z[i]) * (1 - sigmoid(z[i]))

    d.show(Eq(D(D(mean, w[k]), w[l]), sum_(i, curvature(i) * X[i][k] * X[i][l]) / N))
    with d.each(w):
        d.have(Eq(D(mean, w[k]), gradient), logistic_regression_weight_gradient(N, F, X, y, w, b, k))
    first = d.proved()
    with d.each(i):
        slope = D_at(sigmoid(t), t, z[i]) * X[i][k] * X[i][l]
        d.chain(slope).eq(
            curvature(i) * X[i][k] * X[i][l],
            sigmoid_derivative(z[i]).times(X[i][k] * X[i][l]).saying("σ′ = σ(1 − σ)"),
        )
    each = d.proved()
    (
        d.chain(D(D(mean, w[k]), w[l]))
        .eq(D(gradient, w[l]), differentiating(at(first, w), w[l]))
        .eq(sum_(i, slope) / N, chain_rule)
        .eq(sum_(i, curvature(i) * X[i][k] * X[i][l]) / N, summing(each).times(1 / N))
    )
