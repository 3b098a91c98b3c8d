"""For targets 0 and 1 binary cross-entropy with logits is one softplus."""

from derive.authoring import *
from proofs.losses.activations.softplus_difference import softplus_difference
from proofs.losses.binary.binary_cross_entropy_with_logits_as_softplus import (
    binary_cross_entropy_with_logits_as_softplus,
)


@theorem(
    _("Binary cross-entropy with logits for hard targets"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma="ℓ(1, x) = softplus(−x), ℓ(0, x) = softplus(x)",
)
def binary_cross_entropy_with_logits_of_hard_targets(d):
    """ℓ(1, x) = softplus(−x) and ℓ(0, x) = softplus(x)."""
    x = d.real("x")
    loss = binary_cross_entropy_with_logits
    d.show(conjunction((Eq(loss(1, x), softplus(-x)), Eq(loss(0, x), softplus(x)))))
    (
        d.chain(loss(1, x))
        .eq(softplus(x) - x, binary_cross_entropy_with_logits_as_softplus(1, x))
        .eq(softplus(-x), softplus_difference(x))
    )
    d.have(Eq(loss(0, x), softplus(x)), binary_cross_entropy_with_logits_as_softplus(0, x))
