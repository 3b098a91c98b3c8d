"""The gradient of the mean softmax cross-entropy over N items: the gradient of one item, divided by N."""

from derive.authoring import *


@theorem(_("The gradient of the mean cross-entropy over a batch, with soft targets"), claims=("loss:softmax",))
def softmax_cross_entropy_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(z_n, t_n) is (softmax(z_n)_k Σ_i t_ni − t_nk)/N."""
    N, K = d.size("N"), d.size("K")
    rows = family_sort(K, real)
    z, t = d.family("z", N, rows), d.family("t", N, rows)
    n, k = d.index("n", N), d.index("k", K)
    a, i = index("a", N), index("i", K)
    mean = sum_(a, softmax_cross_entropy(z[a], t[a])) / N
    d.show(Eq(D(mean, z[n, k]), (softmax(z[n])[k] * sum_(i, t[n, i]) - t[n, k]) / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(sum_(a, delta(a, n) * (softmax(z[a])[k] * sum_(i, t[a, i]) - t[a, k])) / N, differentiation)
        .eq((softmax(z[n])[k] * sum_(i, t[n, i]) - t[n, k]) / N, kronecker)
    )
