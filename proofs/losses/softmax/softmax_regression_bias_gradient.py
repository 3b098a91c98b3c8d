"""Softmax regression: the gradient of the mean loss in the biases."""

from derive.authoring import *


@theorem(
    _("Softmax regression: the gradient in the biases"),
    claims=("loss:softmax_regression",),
    source="Bishop 2006, 4.3.4",
)
def softmax_regression_bias_gradient(d):
    """∂/∂b_k of the mean loss is (1/N) Σ_n (softmax(z_n)_k − δ_{k y_n}): the mean predicted probability of a class minus
    its frequency."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    x, y = d.family("x", N, family_sort(m, real)), d.family("y", N, index_range(K))
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    k = d.index("k", K)
    a, i, g = index("a", N), index("i", K), index("g", m)

    def logits(a):
        return function(i, sum_(g, W[i, g] * x[a, g]) + b[i])

    mean = sum_(a, softmax_cross_entropy_with_integer_labels(logits(a), y[a])) / N
    d.show(Eq(D(mean, b[k]), sum_(a, softmax(logits(a))[k] - delta(k, y[a])) / N))
    (
        d.chain(D(mean, b[k]))
        .eq(D(sum_(a, logsumexp(logits(a)) - logits(a)[y[a]]) / N, b[k]), definition)
        .eq(sum_(a, sum_(i, softmax(logits(a))[i] * delta(i, k)) - delta(k, y[a])) / N, chain_rule)
        .eq(sum_(a, softmax(logits(a))[k] - delta(k, y[a])) / N, kronecker)
    )
