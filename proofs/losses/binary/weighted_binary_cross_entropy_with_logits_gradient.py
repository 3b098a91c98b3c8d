"""The derivative of weighted binary cross-entropy in the logit."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_derivative import log_sigmoid_derivative
from proofs.losses.activations.sigmoid_reflection import sigmoid_reflection
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_one_logarithm import (
    weighted_binary_cross_entropy_with_logits_one_logarithm,
)


@theorem(
    _("The gradient of weighted binary cross-entropy with logits"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma="∂ℓ/∂x = (1 − y)σ(x) − c y σ(−x)",
)
def weighted_binary_cross_entropy_with_logits_gradient(d):
    """∂ℓ/∂x = (1 − y) σ(x) − c y σ(−x); with c = 1 it is σ(x) − y."""
    y, x, c = d.variable("y", probability), d.real("x"), d.variable("c", nonnegative)
    p, loss, weight = sigmoid(x), weighted_binary_cross_entropy_with_logits(y, x, c), 1 + (c - 1) * y
    d.show(Eq(D(loss, x), (1 - y) * p - c * y * sigmoid(-x)))
    one = weighted_binary_cross_entropy_with_logits_one_logarithm
    with d.each(x):
        d.have(Eq(loss, (1 - y) * x - weight * log(p)), one(y, x, c))
    value = d.proved()
    (
        d.chain(D(loss, x))
        .eq(D((1 - y) * x - weight * log(p), x), differentiating(at(value, x), x))
        .eq(1 - y - weight * D(log(p), x), linearity.saying(_("linearity of the derivative")))
        .eq(1 - y - weight * sigmoid(-x), log_sigmoid_derivative(x))
        .eq((1 - y) * (1 - sigmoid(-x)) - c * y * sigmoid(-x), algebra)
        .eq((1 - y) * p - c * y * sigmoid(-x), sigmoid_reflection(x))
    )
