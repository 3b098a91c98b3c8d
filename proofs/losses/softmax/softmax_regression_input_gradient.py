"""Softmax regression: the gradient of one loss in the features."""

from derive.authoring import *


@theorem(_("Softmax regression: the gradient in the features"), claims=("loss:softmax_regression",))
def softmax_regression_input_gradient(d):
    """∂ℓ(Wx + b, y)/∂x_f = Σ_k (softmax(z)_k − δ_ky) W_kf: what a layer below receives."""
    K, m = d.size("K"), d.size("m")
    x, y = d.family("x", m), d.index("y", K)
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    f, i, g = d.index("f", m), index("i", K), index("g", m)
    z = function(i, sum_(g, W[i, g] * x[g]) + b[i])
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(D(loss, x[f]), sum_(i, (softmax(z)[i] - delta(i, y)) * W[i, f])))
    (
        d.chain(D(loss, x[f]))
        .eq(D(logsumexp(z) - z[y], x[f]), definition)
        .eq(sum_(i, softmax(z)[i] * W[i, f]) - W[y, f], chain_rule)
        .eq(sum_(i, (softmax(z)[i] - delta(i, y)) * W[i, f]), linearity, kronecker)
    )
