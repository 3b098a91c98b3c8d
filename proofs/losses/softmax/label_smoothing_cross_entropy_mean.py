"""The gradient of the mean cross-entropy with label smoothing."""

from derive.authoring import *


@theorem(_("The gradient of the mean over a batch with label smoothing"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(z_a, y_a, a) is (softmax(z_n)_k − (1 − a) δ_{k y_n} − a/K)/N."""
    N, K = d.size("N"), d.size("K")
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    a, n, k = d.variable("a", probability), d.index("n", N), d.index("k", K)
    l, i = index("l", N), index("i", K)
    mean = sum_(l, label_smoothing_cross_entropy(z[l], y[l], a)) / N
    written = sum_(l, logsumexp(z[l]) - (1 - a) * z[l, y[l]] - a / K * sum_(i, z[l, i])) / N
    slope = softmax(z[n])[k] - (1 - a) * delta(k, y[n]) - a / K
    d.show(Eq(D(mean, z[n, k]), slope / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(written, z[n, k]), definition)
        .eq(sum_(l, delta(l, n) * (softmax(z[l])[k] - (1 - a) * delta(k, y[l]) - a / K)) / N, chain_rule)
        .eq(slope / N, kronecker)
    )
