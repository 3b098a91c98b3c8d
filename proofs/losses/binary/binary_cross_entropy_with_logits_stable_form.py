"""Binary cross-entropy with logits in the form that is computed."""

from derive.authoring import *
from proofs.losses.activations.softplus_stable_form import softplus_stable_form
from proofs.losses.binary.binary_cross_entropy_with_logits_as_softplus import (
    binary_cross_entropy_with_logits_as_softplus,
)


@theorem(
    _("Binary cross-entropy with logits in stable form"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("the stable form"),
)
def binary_cross_entropy_with_logits_stable_form(d):
    """ℓ(y, x) = max(x, 0) − x y + log(1 + e^{−|x|}): no exponential overflows, and no logarithm is taken of 0."""
    y, x = d.variable("y", probability), d.real("x")
    d.show(Eq(binary_cross_entropy_with_logits(y, x), maximum(x, 0) - x * y + log(1 + exp(-abs(x)))))
    (
        d.chain(binary_cross_entropy_with_logits(y, x))
        .eq(softplus(x) - x * y, binary_cross_entropy_with_logits_as_softplus(y, x))
        .eq(maximum(x, 0) - x * y + log(1 + exp(-abs(x))), softplus_stable_form(x))
    )
