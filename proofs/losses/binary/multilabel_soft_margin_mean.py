"""The gradient of the mean multilabel soft margin loss divides by the items and by the labels."""

from derive.authoring import *


@theorem(_("The gradient of the mean multilabel soft margin loss"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_mean(d):
    """∂/∂x_jk of (1/N) Σ ℓ(y_a, x_a) over N items of K labels is (σ(x_jk) − y_jk)/(N K): the loss is a mean over the
    labels already."""
    N, K = d.size("N"), d.size("K")
    y, x = d.family("y", N, family_sort(K, probability)), d.family("x", N, family_sort(K, real))
    j, k = d.index("j", N), d.index("k", K)
    a, i = index("a", N), index("i", K)
    mean = sum_(a, multilabel_soft_margin(y[a], x[a])) / N
    d.show(Eq(D(mean, x[j, k]), (sigmoid(x[j, k]) - y[j, k]) / (N * K)))
    (
        d.chain(D(mean, x[j, k]))
        .eq(D(sum_(a, sum_(i, softplus(x[a, i]) - x[a, i] * y[a, i])) / (N * K), x[j, k]), definition)
        .eq(sum_(a, sum_(i, (sigmoid(x[a, i]) - y[a, i]) * delta(a, j) * delta(i, k))) / (N * K), chain_rule)
        .eq((sigmoid(x[j, k]) - y[j, k]) / (N * K), kronecker)
    )
