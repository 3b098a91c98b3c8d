"""Class weights: the mean divides by the sum of the weights of the labels."""

from derive.authoring import *


@theorem(_("The gradient of the weighted mean of cross-entropies"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_weighted_mean(d):
    """∂/∂z_nk of Σ w_{y_n} ℓ(z_n, y_n) / Σ w_{y_n} is w_{y_n} (softmax(z_n)_k − δ_{k y_n}) / Σ w_{y_a}."""
    N, K = d.size("N"), d.size("K")
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    w = d.family("w", K, nonnegative)
    n, k, a = d.index("n", N), d.index("k", K), index("a", N)
    weight = sum_(a, w[y[a]])
    d.suppose(weight > 0)
    mean = sum_(a, w[y[a]] * softmax_cross_entropy_with_integer_labels(z[a], y[a])) / weight
    d.show(Eq(D(mean, z[n, k]), w[y[n]] * (softmax(z[n])[k] - delta(k, y[n])) / weight))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(a, w[y[a]] * (logsumexp(z[a]) - z[a, y[a]])) / weight, z[n, k]), definition)
        .eq(sum_(a, w[y[a]] * delta(a, n) * (softmax(z[a])[k] - delta(k, y[a]))) / weight, chain_rule)
        .eq(w[y[n]] * (softmax(z[n])[k] - delta(k, y[n])) / weight, kronecker)
    )
