"""Binary cross-entropy with logits lies below a parabola that touches it: its curvature is at most ¼."""

from derive.authoring import *
from proofs.losses.activations.hoeffding_for_one_class import hoeffding_for_one_class
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability
from proofs.losses.binary.binary_cross_entropy_with_logits_as_softplus import (
    binary_cross_entropy_with_logits_as_softplus,
)


@theorem(
    _("Binary cross-entropy with logits lies below its parabolas"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("binary cross-entropy with logits lies below its parabolas"),
)
def binary_cross_entropy_with_logits_below_parabola(d):
    """ℓ(y, x + d) ≤ ℓ(y, x) + (σ(x) − y) d + d²/8: a step d gains what the slope promises, less d²/8 at most."""
    y, x, step = d.variable("y", probability), d.real("x"), d.real("d")
    loss, p, as_softplus = binary_cross_entropy_with_logits, sigmoid(x), binary_cross_entropy_with_logits_as_softplus
    d.show(loss(y, x + step) <= loss(y, x) + (p - y) * step + step**2 / 8)
    d.have(conjunction((p > 0, p < 1)), sigmoid_is_a_probability(x))
    (
        d.chain(loss(y, x + step))
        .eq(softplus(x + step) - (x + step) * y, as_softplus(y, x + step))
        .eq(softplus(x) + log(1 - p + p * exp(step)) - (x + step) * y, definition)
        .le(softplus(x) + (p * step + step**2 / 8) - (x + step) * y, hoeffding_for_one_class(p, step))
        .eq(softplus(x) - x * y + (p - y) * step + step**2 / 8, algebra)
        .eq(loss(y, x) + (p - y) * step + step**2 / 8, as_softplus(y, x).times(-1))
    )
