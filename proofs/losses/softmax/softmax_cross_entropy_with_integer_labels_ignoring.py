"""Items that are ignored: the mean divides by the number of items that are kept."""

from derive.authoring import *


@theorem(_("The gradient of the mean cross-entropy over the items that are kept"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_ignoring(d):
    """Item n is kept where r_n = 1 and ignored where r_n = 0, and some item is kept. ∂/∂z_nk of the mean over the kept
    is r_n (softmax(z_n)_k − δ_{k y_n})/Σ r: not divided by N."""
    N, K = d.size("N"), d.size("K")
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    r = d.family("r", N, integers(0, 1))
    n, k, a = d.index("n", N), d.index("k", K), index("a", N)
    kept = sum_(a, r[a])
    d.suppose(kept >= 1)
    mean = sum_(a, r[a] * softmax_cross_entropy_with_integer_labels(z[a], y[a])) / kept
    d.show(Eq(D(mean, z[n, k]), r[n] * (softmax(z[n])[k] - delta(k, y[n])) / kept))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(a, r[a] * (logsumexp(z[a]) - z[a, y[a]])) / kept, z[n, k]), definition)
        .eq(sum_(a, r[a] * delta(a, n) * (softmax(z[a])[k] - delta(k, y[a]))) / kept, chain_rule)
        .eq(r[n] * (softmax(z[n])[k] - delta(k, y[n])) / kept, kronecker)
    )
