"""Softmax regression: the gradient of the mean loss in the weights."""

from derive.authoring import *


@theorem(
    _("Softmax regression: the gradient in the weights"),
    claims=("loss:softmax_regression",),
    source="Bishop 2006, 4.3.4",
    lemma=_("gradient of softmax regression"),
)
def softmax_regression_weight_gradient(d):
    """With z_n = W x_n + b, ∂ℓ/∂W_kh = (1/N) Σ_n (softmax(z_n)_k − δ_{k y_n}) x_nh, for N items, K classes and m
    features."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    k, h = d.index("k", K), d.index("h", m)
    n, i = index("n", N), index("i", K)
    z = affine(W, b, X[n])
    loss = softmax_regression(W, b, X, y)
    d.show(Eq(D(loss, W[k, h]), sum_(n, (softmax(z)[k] - delta(k, y[n])) * X[n, h]) / N))
    (
        d.chain(D(loss, W[k, h]))
        .eq(D(sum_(n, logsumexp(z) - z[y[n]]) / N, W[k, h]), definition)
        .eq(sum_(n, sum_(i, softmax(z)[i] * (delta(i, k) * X[n, h])) - delta(k, y[n]) * X[n, h]) / N, chain_rule)
        .eq(sum_(n, (softmax(z)[k] - delta(k, y[n])) * X[n, h]) / N, kronecker)
    )
