"""The gradient of the mean squared multi-margin loss carries the factors 1/N and 1/K."""

from derive.authoring import *


@theorem(_("The gradient of the mean squared multi-margin loss"), claims=("loss:squared_multi_margin",))
def squared_multi_margin_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(y_n, z_n, m) is the derivative of the item n, which has the factor 2/K, divided by N."""
    N, K = d.size("N"), d.size("K")
    y, z, m = d.family("y", N, index_range(K)), d.family("z", N, family_sort(K, real)), d.positive("m")
    n, k, a, i = d.index("n", N), d.index("k", K), index("a", N), index("i", K)
    mean = sum_(a, squared_multi_margin(y[a], z[a], m)) / N

    def excess(a, i):
        return (1 - delta(i, y[a])) * maximum(m + (z[a, i] - z[a, y[a]]), 0)

    def slope(a):
        return 2 * (excess(a, k) - delta(k, y[a]) * sum_(i, excess(a, i))) / K

    d.show(Eq(D(mean, z[n, k]), slope(n) / N))
    terms = sum_(i, (1 - delta(i, y[a])) * maximum(m + (z[a, i] - z[a, y[a]]), 0) ** 2)
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(a, terms / K) / N, z[n, k]), definition)
        .eq(sum_(a, delta(a, n) * sum_(i, 2 * excess(a, i) * (delta(i, k) - delta(y[a], k))) / K) / N, chain_rule)
        .eq(sum_(i, 2 * excess(n, i) * (delta(i, k) - delta(y[n], k))) / K / N, kronecker)
        .eq(slope(n) / N, kronecker)
    )
