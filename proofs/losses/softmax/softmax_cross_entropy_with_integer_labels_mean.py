"""The gradient of the mean cross-entropy over N items: the gradient of one item, divided by N."""

from derive.authoring import *


@theorem(_("The gradient of the mean cross-entropy over a batch"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(z_n, y_n) is (softmax(z_n)_k − δ_{k y_n})/N: the factor 1/N is the mean’s."""
    N, K = d.size("N"), d.size("K")
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    n, k, a = d.index("n", N), d.index("k", K), index("a", N)
    mean = sum_(a, softmax_cross_entropy_with_integer_labels(z[a], y[a])) / N
    d.show(Eq(D(mean, z[n, k]), (softmax(z[n])[k] - delta(k, y[n])) / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(a, logsumexp(z[a]) - z[a, y[a]]) / N, z[n, k]), definition)
        .eq(sum_(a, delta(a, n) * (softmax(z[a])[k] - delta(k, y[a]))) / N, chain_rule)
        .eq((softmax(z[n])[k] - delta(k, y[n])) / N, kronecker)
    )
