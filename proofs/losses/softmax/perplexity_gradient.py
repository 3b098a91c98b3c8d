"""The gradient of perplexity: perplexity times the gradient of the mean cross-entropy."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_mean import (
    softmax_cross_entropy_with_integer_labels_mean,
)


@theorem(_("The gradient of perplexity"), claims=("loss:perplexity",))
def perplexity_gradient(d):
    """∂PP/∂Z_nk = PP(Z, y) (softmax(Z_n)_k − δ_{k y_n})/m."""
    m, K = d.size("m"), d.size("K")
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    n, k, l = d.index("n", m), d.index("k", K), index("l", m)
    d.show(
        Eq(
            D(perplexity_of_predictions(Z, y), Z[n, k]),
            perplexity_of_predictions(Z, y) * (softmax(Z[n])[k] - delta(k, y[n])) / m,
        )
    )
    mean = sum_(l, softmax_cross_entropy_with_integer_labels(Z[l], y[l])) / m
    (
        d.chain(D(perplexity_of_predictions(Z, y), Z[n, k]))
        .eq(D(exp(mean), Z[n, k]), definition)
        .eq(exp(mean) * D(mean, Z[n, k]), chain_rule)
        .eq(
            exp(mean) * ((softmax(Z[n])[k] - delta(k, y[n])) / m),
            softmax_cross_entropy_with_integer_labels_mean(m, K, Z, y, n, k),
        )
        .eq(perplexity_of_predictions(Z, y) * (softmax(Z[n])[k] - delta(k, y[n])) / m, definition)
    )
