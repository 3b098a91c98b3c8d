"""Softmax regression: the second derivatives in the weights."""

from derive.authoring import *
from proofs.losses.softmax.softmax_regression_weight_gradient import softmax_regression_weight_gradient


@theorem(
    _("Softmax regression: the Hessian in the weights"),
    claims=("loss:softmax_regression",),
    source="Bishop 2006, 4.3.4",
)
def softmax_regression_weight_hessian(d):
    """With p = softmax(W x_n + b), ∂²ℓ/∂W_jh∂W_kl = (1/N) Σ_n (δ_jk p_j − p_j p_k) x_nh x_nl."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    j, h = d.index("j", K), d.index("h", m)
    k, l = d.index("k", K), d.index("l", m)
    n = index("n", N)
    z = affine(W, b, X[n])
    loss, p = softmax_regression(W, b, X, y), softmax(z)
    second = sum_(n, (delta(j, k) * p[j] - p[j] * p[k]) * X[n, h] * X[n, l]) / N
    d.show(Eq(D(D(loss, W[j, h]), W[k, l]), second))
    slope = sum_(n, (p[j] - delta(j, y[n])) * X[n, h]) / N
    with d.each(W):
        d.have(Eq(D(loss, W[j, h]), slope), softmax_regression_weight_gradient(N, K, m, W, b, X, y, j, h))
    gradient = d.proved()
    (
        d.chain(D(D(loss, W[j, h]), W[k, l]))
        .eq(D(slope, W[k, l]), differentiating(at(gradient, W), W[k, l]))
        .eq(sum_(n, p[j] * (delta(j, k) - p[k]) * X[n, l] * X[n, h]) / N, chain_rule)
        .eq(second, algebra)
    )
