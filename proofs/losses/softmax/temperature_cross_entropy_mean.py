"""The gradient of the mean cross-entropy at a temperature."""

from derive.authoring import *


@theorem(_("The gradient of the mean cross-entropy at a temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(z_a, y_a, T) is (softmax(z_n/T)_k − δ_{k y_n})/(N T)."""
    N, K = d.size("N"), d.size("K")
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    T, n, k = d.positive("T"), d.index("n", N), d.index("k", K)
    a, i = index("a", N), index("i", K)

    def scaled(a):
        return function(i, z[a, i] / T)

    mean = sum_(a, temperature_cross_entropy(z[a], y[a], T)) / N
    d.show(Eq(D(mean, z[n, k]), (softmax(scaled(n))[k] - delta(k, y[n])) / (N * T)))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(a, logsumexp(scaled(a)) - z[a, y[a]] / T) / N, z[n, k]), definition)
        .eq(sum_(a, delta(a, n) * (softmax(scaled(a))[k] - delta(k, y[a])) / T) / N, chain_rule)
        .eq((softmax(scaled(n))[k] - delta(k, y[n])) / (N * T), kronecker)
    )
