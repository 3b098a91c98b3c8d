"""For hard targets weighted binary cross-entropy is the weight of the class times the plain loss: no minimum."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_no_minimum_for_hard_targets import (
    binary_cross_entropy_with_logits_no_minimum_for_hard_targets,
)
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(
    _("Weighted binary cross-entropy with logits has no minimum for hard targets"),
    claims=("loss:binary_cross_entropy_with_logits",),
)
def weighted_binary_cross_entropy_with_logits_no_minimum_for_hard_targets(d):
    """For a label y = 0 or 1 the loss is ω = 1 − y + c y times the plain loss: positive for every logit, and below ω ε
    at the logit −s log ε, s = 2y − 1. Its infimum 0 is not attained."""
    y, c, eps, x = d.variable("y", integers(0, 1)), d.positive("c"), d.positive("epsilon"), variable("x", real)
    loss, plain = weighted_binary_cross_entropy_with_logits, binary_cross_entropy_with_logits
    weight, s = target_weight(y, c), signed_label(y)
    far = -s * log(eps)
    d.show(conjunction((forall(x, loss(y, x, c) > 0), loss(y, far, c) < weight * eps)))
    d.have(weight > 0, definition, domain(y), domain(c))
    with d.each(x):
        d.claim(Eq(loss(y, x, c), weight * plain(y, x)))
        with d.case(Eq(y, 0)) as zero:
            d.chain(loss(y, x, c)).eq(-log(1 - sigmoid(x)), definition, zero).eq(weight * plain(y, x), definition, zero)
        with d.case(y > 0):
            one = d.have(Eq(y, 1), positive_label_is_one(y))
            d.chain(loss(y, x, c)).eq(-c * log(sigmoid(x)), definition, one).eq(weight * plain(y, x), definition, one)
    scaled = d.proved()
    limit = binary_cross_entropy_with_logits_no_minimum_for_hard_targets(y, eps)
    with d.each(x):
        above = d.have(plain(y, x) > 0, limit)
        d.chain(loss(y, x, c)).eq(weight * plain(y, x), at(scaled, x)).gt(0, above.times(weight))
    below = d.have(plain(y, far) < eps, limit)
    d.chain(loss(y, far, c)).eq(weight * plain(y, far), at(scaled, far)).lt(weight * eps, below.times(weight))
