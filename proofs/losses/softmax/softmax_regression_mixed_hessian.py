"""Softmax regression: the mixed second derivatives of the mean loss in a weight and a bias."""

from derive.authoring import *
from proofs.losses.softmax.softmax_regression_bias_gradient import softmax_regression_bias_gradient


@theorem(_("Softmax regression: the mixed second derivatives"), claims=("loss:softmax_regression",))
def softmax_regression_mixed_hessian(d):
    """With p = softmax(W x_n + b), ∂²ℓ/∂b_j∂W_kh = (1/N) Σ_n (δ_jk p_j − p_j p_k) x_nh."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    j, k, h = d.index("j", K), d.index("k", K), d.index("h", m)
    n = index("n", N)
    loss, p = softmax_regression(W, b, X, y), softmax(affine(W, b, X[n]))
    second = sum_(n, (delta(j, k) * p[j] - p[j] * p[k]) * X[n, h]) / N
    d.show(Eq(D(D(loss, b[j]), W[k, h]), second))
    slope = sum_(n, p[j] - delta(j, y[n])) / N
    with d.each(W):
        d.have(Eq(D(loss, b[j]), slope), softmax_regression_bias_gradient(N, K, m, W, b, X, y, j))
    gradient = d.proved()
    (
        d.chain(D(D(loss, b[j]), W[k, h]))
        .eq(D(slope, W[k, h]), differentiating(at(gradient, W), W[k, h]))
        .eq(sum_(n, p[j] * (delta(j, k) - p[k]) * X[n, h]) / N, chain_rule)
        .eq(second, algebra)
    )
