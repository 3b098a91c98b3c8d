"""Class weights with soft targets: the mean divides by the number of items."""

from derive.authoring import *


@theorem(_("The gradient of the weighted mean of cross-entropies, with soft targets"), claims=("loss:softmax",))
def softmax_cross_entropy_weighted_mean(d):
    """With class weights w the loss of item n is −Σ w_i t_ni log softmax(z_n)_i, and the mean divides by N, as for
    probability targets in PyTorch: ∂/∂z_nk is (softmax(z_n)_k Σ w_i t_ni − w_k t_nk)/N. The weights do not cancel."""
    N, K = d.size("N"), d.size("K")
    rows = family_sort(K, real)
    z, t, w = d.family("z", N, rows), d.family("t", N, rows), d.family("w", K, nonnegative)
    n, k = d.index("n", N), d.index("k", K)
    a, i = index("a", N), index("i", K)
    weighted = function(i, w[i] * t[a, i])
    mean = sum_(a, softmax_cross_entropy(z[a], weighted)) / N
    d.show(Eq(D(mean, z[n, k]), (softmax(z[n])[k] * sum_(i, w[i] * t[n, i]) - w[k] * t[n, k]) / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(sum_(a, delta(a, n) * (softmax(z[a])[k] * sum_(i, w[i] * t[a, i]) - w[k] * t[a, k])) / N, chain_rule)
        .eq((softmax(z[n])[k] * sum_(i, w[i] * t[n, i]) - w[k] * t[n, k]) / N, kronecker)
    )
