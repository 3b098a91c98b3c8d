"""For labels 0 and 1 the multilabel soft margin loss is positive and comes as near to 0 as one likes."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_no_minimum_for_hard_targets import (
    binary_cross_entropy_with_logits_no_minimum_for_hard_targets,
)


@theorem(_("The multilabel soft margin loss has no minimum for hard targets"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_no_minimum_for_hard_targets(d):
    """For labels y_i = 0 or 1 the loss is positive at all logits, and below ε at x_i = −s_i log ε with s_i = 2y_i − 1:
    the infimum 0 is not attained."""
    K = d.size("K")
    y, eps = d.family("y", K, integers(0, 1)), d.positive("epsilon")
    i, x = index("i", K), variable("x", family_sort(K, real))
    loss, far = binary_cross_entropy_with_logits, function(i, -signed_label(y[i]) * log(eps))
    d.show(conjunction((forall(x, multilabel_soft_margin(y, x) > 0), multilabel_soft_margin(y, far) < eps)))
    each = binary_cross_entropy_with_logits_no_minimum_for_hard_targets
    with d.each(x):
        with d.each(i):
            d.have(loss(y[i], x[i]) > 0, each(y[i], eps))
        positive_terms = d.proved()
        (
            d.chain(multilabel_soft_margin(y, x))
            .eq(sum_(i, loss(y[i], x[i])) / K, definition)
            .gt(sum_(i, 0) / K, summing(positive_terms).times(1 / K))
            .eq(0, algebra)
        )
    with d.each(i):
        d.have(loss(y[i], far[i]) < eps, each(y[i], eps))
    small_terms = d.proved()
    (
        d.chain(multilabel_soft_margin(y, far))
        .eq(sum_(i, loss(y[i], far[i])) / K, definition)
        .lt(sum_(i, eps) / K, summing(small_terms).times(1 / K))
        .eq(eps, algebra)
    )
