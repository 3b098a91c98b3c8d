"""For a hard target the loss is positive and comes as near to 0 as one likes: no logit reaches the infimum."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one
from proofs.losses.binary.binary_cross_entropy_with_logits_of_labels import (
    binary_cross_entropy_with_logits_of_labels,
)
from proofs.losses.binary.signed_label_squared import signed_label_squared


@theorem(
    _("Binary cross-entropy with logits has no minimum for hard targets"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("for hard targets the loss is positive and comes near to 0"),
)
def binary_cross_entropy_with_logits_no_minimum_for_hard_targets(d):
    """For a label y = 0 or 1 with the sign s = 2y − 1: ℓ(y, x) > 0 for every logit x, yet ℓ(y, −s log ε) < ε for every
    ε > 0. The infimum 0 is not attained: the logit of a perfect fit runs away."""
    loss = binary_cross_entropy_with_logits
    y, eps, x = d.variable("y", integers(0, 1)), d.positive("epsilon"), variable("x", real)
    s = signed_label(y)
    far = -s * log(eps)
    d.show(conjunction((forall(x, loss(y, x) > 0), loss(y, far) < eps)))
    of_label = binary_cross_entropy_with_logits_of_labels
    with d.each(x):
        d.chain(loss(y, x)).eq(softplus(-s * x), of_label(y, x)).eq(log(1 + exp(-s * x)), definition).gt(0, sign)
    with d.each(x), d.supposing(Eq(s * x, -log(eps))) as fits:
        (
            d.chain(loss(y, x))
            .eq(log(1 + exp(-(s * x))), of_label(y, x), definition)
            .eq(log(1 + eps), fits)
            .lt(eps, log_lt_sub_one(1 + eps))
        )
    near = d.proved()
    d.chain(s * far).eq(-(s**2) * log(eps), algebra).eq(-log(eps), signed_label_squared(y).times(-log(eps)))
    d.have(loss(y, far) < eps, at(near, far), d.proved())
