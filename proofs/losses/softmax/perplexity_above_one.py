"""Perplexity is greater than 1 where there are two classes or more."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_positive import (
    softmax_cross_entropy_with_integer_labels_positive,
)


@theorem(_("Perplexity exceeds 1"), claims=("loss:perplexity",))
def perplexity_above_one(d):
    """PP(Z, y) > 1 for K ≥ 2 classes: every cross-entropy is positive, and e^x ≥ 1 + x."""
    m, K = d.size("m"), d.variable("K", integers(2, None))
    Z, y = d.family("Z", m, family_sort(K, real)), d.family("y", m, index_range(K))
    l = index("l", m)
    loss = softmax_cross_entropy_with_integer_labels(Z[l], y[l])
    d.show(perplexity_of_predictions(Z, y) > 1)
    with d.each(l):
        d.have(loss > 0, softmax_cross_entropy_with_integer_labels_positive(K, Z[l], y[l]))
    positive_total = d.have(sum_(l, loss) > sum_(l, 0), summing(d.proved()))
    (
        d.chain(perplexity_of_predictions(Z, y))
        .eq(exp(sum_(l, loss) / m), definition)
        .ge(1 + sum_(l, loss) / m, log_le_sub_one(exp(sum_(l, loss) / m)).saying("e^x ≥ 1 + x"))
        .gt(1, positive_total.times(1 / m))
    )
