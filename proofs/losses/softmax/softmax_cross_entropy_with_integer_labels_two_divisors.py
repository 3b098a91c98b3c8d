"""Class weights divided by the number of items: what separates the two means."""

from derive.authoring import *


@theorem(_("The weighted mean of cross-entropies with the number of items as divisor"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_two_divisors(d):
    """(1/N) Σ w_{y_n} ℓ(z_n, y_n), as for probability targets in PyTorch, is the weighted mean times Σ w_{y_n}/N: the
    two agree exactly where the weights of the labels have the mean 1."""
    N, K = d.size("N"), d.size("K")
    z, y = d.family("z", N, family_sort(K, real)), d.family("y", N, index_range(K))
    w = d.family("w", K, nonnegative)
    a = index("a", N)
    weighted = sum_(a, w[y[a]] * softmax_cross_entropy_with_integer_labels(z[a], y[a]))
    weight = sum_(a, w[y[a]])
    d.suppose(weight > 0)
    d.show(Eq(weighted / N, weight / N * (weighted / weight)))
    d.chain(weighted / N).eq(weight / N * (weighted / weight), algebra)
