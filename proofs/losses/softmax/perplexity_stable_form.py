"""Perplexity without overflow: e to the mean of stable losses."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_stable_form import (
    softmax_cross_entropy_with_integer_labels_stable_form,
)


@theorem(_("Perplexity in a stable form"), claims=("loss:perplexity",))
def perplexity_stable_form(d):
    """PP(Z, y) = exp((1/m) Σ_l ((M_l − Z_{l y_l}) + log Σ_i e^{Z_li − M_l})) with M_l the largest logit of token l."""
    m, K = d.size("m"), d.size("K")
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    l, i = index("l", m), index("i", K)

    stable = largest(Z[l]) - Z[l, y[l]] + log(sum_(i, exp(Z[l, i] - largest(Z[l]))))
    d.show(Eq(perplexity_of_predictions(Z, y), exp(sum_(l, stable) / m)))
    with d.each(l):
        d.have(
            Eq(softmax_cross_entropy_with_integer_labels(Z[l], y[l]), stable),
            softmax_cross_entropy_with_integer_labels_stable_form(K, Z[l], y[l]),
        )
    summed = d.have(
        Eq(sum_(l, softmax_cross_entropy_with_integer_labels(Z[l], y[l])), sum_(l, stable)), summing(d.proved())
    )
    (
        d.chain(perplexity_of_predictions(Z, y))
        .eq(exp(sum_(l, softmax_cross_entropy_with_integer_labels(Z[l], y[l])) / m), definition)
        .eq(exp(sum_(l, stable) / m), summed)
    )
