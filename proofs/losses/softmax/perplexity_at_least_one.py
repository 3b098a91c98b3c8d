"""Perplexity is at least 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_nonnegative import (
    softmax_cross_entropy_with_integer_labels_nonnegative,
)


@theorem(_("Perplexity is at least 1"), claims=("loss:perplexity",))
def perplexity_at_least_one(d):
    """PP(Z, y) ≥ 1: the mean cross-entropy is not negative, and e^x ≥ 1 + x."""
    m, K = d.size("m"), d.size("K")
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    l = index("l", m)
    d.show(perplexity_of_predictions(Z, y) >= 1)
    with d.each(l):
        d.have(
            softmax_cross_entropy_with_integer_labels(Z[l], y[l]) >= 0,
            softmax_cross_entropy_with_integer_labels_nonnegative(K, Z[l], y[l]),
        )
    total_loss = sum_(l, softmax_cross_entropy_with_integer_labels(Z[l], y[l]))
    nonnegative_total = d.have(total_loss >= 0, summing(d.proved()))
    (
        d.chain(perplexity_of_predictions(Z, y))
        .eq(exp(total_loss / m), definition)
        .ge(1 + total_loss / m, log_le_sub_one(exp(total_loss / m)).saying("log t ≤ t − 1"))
        .ge(1, nonnegative_total.times(1 / m))
    )
