"""The soft margin loss is binary cross-entropy with logits, with labels ±1 for 1 and 0."""

from derive.authoring import *
from proofs.losses.activations.softplus_difference import softplus_difference
from proofs.losses.binary.binary_cross_entropy_with_logits_as_softplus import (
    binary_cross_entropy_with_logits_as_softplus,
)
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(_("The soft margin loss is binary cross-entropy"), claims=("loss:soft_margin",))
def soft_margin_is_binary_cross_entropy(d):
    """For y in {0, 1}, the soft margin loss of the label s(y) = ±1 is binary cross-entropy with logits of y."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    plain = binary_cross_entropy_with_logits(y, x)
    d.show(Eq(soft_margin(signed_label(y), x), plain))
    value = d.have(Eq(plain, softplus(x) - x * y), binary_cross_entropy_with_logits_as_softplus(y, x))
    with d.case(Eq(y, 0)) as zero:
        (
            d.chain(soft_margin(signed_label(y), x))
            .eq(log(1 + exp(-(2 * y - 1) * x)), definition)
            .eq(log(1 + exp(x)), zero)
            .eq(softplus(x) - x * y, definition, zero)
            .eq(plain, value)
        )
    with d.case(y > 0):
        one = d.have(Eq(y, 1), positive_label_is_one(y))
        (
            d.chain(soft_margin(signed_label(y), x))
            .eq(log(1 + exp(-(2 * y - 1) * x)), definition)
            .eq(log(1 + exp(-x)), one)
            .eq(softplus(-x), definition)
            .eq(softplus(x) - x, softplus_difference(x))
            .eq(softplus(x) - x * y, one)
            .eq(plain, value)
        )
