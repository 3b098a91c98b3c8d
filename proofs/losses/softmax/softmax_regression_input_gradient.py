"""Softmax regression: the gradient of one loss in the features."""

from derive.authoring import *


@theorem(_("Softmax regression: the gradient in the features"), claims=("loss:softmax_regression",))
def softmax_regression_input_gradient(d):
    """∂ℓ(Wx + b, y)/∂x_h = Σ_k (softmax(z)_k − δ_ky) W_kh: what a layer below receives."""
    K, m = d.size("K"), d.size("m")
    x, y = d.family("x", m), d.index("y", K)
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    h, i = d.index("h", m), index("i", K)
    z = affine(W, b, x)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(D(loss, x[h]), sum_(i, (softmax(z)[i] - delta(i, y)) * W[i, h])))
    (
        d.chain(D(loss, x[h]))
        .eq(D(logsumexp(z) - z[y], x[h]), definition)
        .eq(sum_(i, softmax(z)[i] * W[i, h]) - W[y, h], chain_rule)
        .eq(sum_(i, (softmax(z)[i] - delta(i, y)) * W[i, h]), linearity, kronecker)
    )
