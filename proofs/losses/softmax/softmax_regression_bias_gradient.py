"""Softmax regression: the gradient of the mean loss in the biases."""

from derive.authoring import *


@theorem(
    _("Softmax regression: the gradient in the biases"),
    claims=("loss:softmax_regression",),
    source="Bishop 2006, 4.3.4",
)
def softmax_regression_bias_gradient(d):
    """With z_n = W x_n + b, ∂ℓ/∂b_k = (1/N) Σ_n (softmax(z_n)_k − δ_{k y_n}): the mean predicted probability of a class
    minus its frequency."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    k = d.index("k", K)
    n, i = index("n", N), index("i", K)
    z = affine(W, b, X[n])
    loss = softmax_regression(W, b, X, y)
    d.show(Eq(D(loss, b[k]), sum_(n, softmax(z)[k] - delta(k, y[n])) / N))
    (
        d.chain(D(loss, b[k]))
        .eq(D(sum_(n, logsumexp(z) - z[y[n]]) / N, b[k]), definition)
        .eq(sum_(n, sum_(i, softmax(z)[i] * delta(i, k)) - delta(k, y[n])) / N, chain_rule)
        .eq(sum_(n, softmax(z)[k] - delta(k, y[n])) / N, kronecker)
    )
