"""The second derivative of weighted binary cross-entropy in the logit."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.activations.sigmoid_reflection import sigmoid_reflection
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_gradient import (
    weighted_binary_cross_entropy_with_logits_gradient,
)


@theorem(
    _("The second derivative of weighted binary cross-entropy with logits"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma="∂²ℓ/∂x² = (1 − y + c y) σ(x)(1 − σ(x))",
)
def weighted_binary_cross_entropy_with_logits_second_derivative(d):
    """∂²ℓ/∂x² = (1 − y + c y) σ(x)(1 − σ(x)): the weight of the item times the curvature without weights."""
    y, x, c = d.variable("y", probability), d.real("x"), d.variable("c", nonnegative)
    p, loss = sigmoid(x), weighted_binary_cross_entropy_with_logits(y, x, c)
    d.show(Eq(D(loss, x, 2), (1 - y + c * y) * p * (1 - p)))
    with d.each(x):
        d.have(
            Eq(D(loss, x), (1 - y) * p - c * y * sigmoid(-x)),
            weighted_binary_cross_entropy_with_logits_gradient(y, x, c),
        )
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D((1 - y) * p - c * y * sigmoid(-x), x), differentiating(at(gradient, x), x))
        .eq(D((1 - y) * p - c * y * (1 - p), x), sigmoid_reflection(x))
        .eq((1 - y + c * y) * D(p, x), linearity.saying(_("linearity of the derivative")))
        .eq((1 - y + c * y) * p * (1 - p), sigmoid_derivative(x))
    )
