"""Softmax regression: the second derivatives in the biases."""

from derive.authoring import *
from proofs.losses.softmax.softmax_regression_bias_gradient import softmax_regression_bias_gradient


@theorem(_("Softmax regression: the Hessian in the biases"), claims=("loss:softmax_regression",))
def softmax_regression_bias_hessian(d):
    """With p = softmax(W x_n + b), ∂²ℓ/∂b_j∂b_k = (1/N) Σ_n (δ_jk p_j − p_j p_k)."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    j, k = d.index("j", K), d.index("k", K)
    n = index("n", N)
    z = affine(W, b, X[n])
    loss, p = softmax_regression(W, b, X, y), softmax(z)
    second = 1 / N * sum_(n, delta(j, k) * p[j] - p[j] * p[k])
    d.show(Eq(D(D(loss, b[j]), b[k]), second))
    slope = sum_(n, p[j] - delta(j, y[n])) / N
    with d.each(b):
        d.have(Eq(D(loss, b[j]), slope), softmax_regression_bias_gradient(N, K, m, W, b, X, y, j))
    gradient = d.proved()
    (
        d.chain(D(D(loss, b[j]), b[k]))
        .eq(D(slope, b[k]), differentiating(at(gradient, b), b[k]))
        .eq(sum_(n, p[j] * (delta(j, k) - p[k])) / N, chain_rule)
        .eq(second, algebra)
    )
