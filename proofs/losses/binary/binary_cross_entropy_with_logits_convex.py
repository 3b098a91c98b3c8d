"""Binary cross-entropy is strictly convex in the logit."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_second_derivative import (
    binary_cross_entropy_with_logits_second_derivative,
)


@theorem(_("Binary cross-entropy with logits is strictly convex"), claims=("loss:binary_cross_entropy_with_logits",))
def binary_cross_entropy_with_logits_convex(d):
    """∂²ℓ/∂x² > 0 for every logit and every target, and it is at most 1/4."""
    y, x = d.variable("y", probability), d.real("x")
    second, p = D(binary_cross_entropy_with_logits(y, x), x, 2), sigmoid(x)
    d.show(conjunction((second > 0, second <= term(1) / 4)))
    value = d.have(Eq(second, p * (1 - p)), binary_cross_entropy_with_logits_second_derivative(y, x))
    d.chain(second).eq(p * (1 - p), value).gt(0, words(_("{0} and {1}"), p > 0, 1 - p > 0))
    quarter = term(1) / 4
    d.chain(second).eq(p * (1 - p), value).eq(quarter - (p - term(1) / 2) ** 2, algebra).le(quarter, sign)
