"""The gradient of the mean cross-entropy with label smoothing over the other classes."""

from derive.authoring import *


@theorem(
    _("The gradient of the mean over a batch with label smoothing over the other classes"),
    claims=("loss:label_smoothing",),
)
def label_smoothing_over_other_classes_mean(d):
    """∂/∂z_nk of (1/N) Σ ℓ(z_l, y_l, a) is (softmax(z_n)_k − (1 − a) δ_{k y_n} − (a/(K − 1)) (1 − δ_{k y_n}))/N."""
    N, K = d.size("N"), d.variable("K", integers(2, None))
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    a, n, k = d.variable("a", probability), d.index("n", N), d.index("k", K)
    l, i = index("l", N), index("i", K)
    mean = sum_(l, label_smoothing_over_other_classes(z[l], y[l], a)) / N

    def q(l, i):
        return (1 - a) * delta(i, y[l]) + a / (K - 1) * (1 - delta(i, y[l]))

    d.show(Eq(D(mean, z[n, k]), (softmax(z[n])[k] - q(n, k)) / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(l, logsumexp(z[l]) - sum_(i, q(l, i) * z[l, i])) / N, z[n, k]), definition)
        .eq(sum_(l, delta(l, n) * (softmax(z[l])[k] - q(l, k))) / N, chain_rule)
        .eq((softmax(z[n])[k] - q(n, k)) / N, kronecker)
    )
