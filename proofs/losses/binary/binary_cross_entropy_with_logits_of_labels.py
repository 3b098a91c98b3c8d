"""Binary cross-entropy with logits of a label 0 or 1 is a softplus of the signed logit."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_of_hard_targets import (
    binary_cross_entropy_with_logits_of_hard_targets,
)
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(
    _("Binary cross-entropy with logits of a label"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("ℓ(y, x) = softplus(−s(y) x) for a label"),
)
def binary_cross_entropy_with_logits_of_labels(d):
    """For a label y = 0 or 1 with the sign s = 2y − 1: ℓ(y, x) = softplus(−s x)."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    loss, s = binary_cross_entropy_with_logits(y, x), signed_label(y)
    hard = binary_cross_entropy_with_logits_of_hard_targets(x)
    d.show(Eq(loss, softplus(-s * x)))
    with d.case(Eq(y, 0)) as zero:
        (
            d.chain(loss)
            .eq(binary_cross_entropy_with_logits(0, x), zero)
            .eq(softplus(x), hard)
            .eq(softplus(-s * x), definition, zero)
        )
    with d.case(y > 0):
        one = d.have(Eq(y, 1), positive_label_is_one(y))
        (
            d.chain(loss)
            .eq(binary_cross_entropy_with_logits(1, x), one)
            .eq(softplus(-x), hard)
            .eq(softplus(-s * x), definition, one)
        )
