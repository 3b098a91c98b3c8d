"""The second derivative of binary cross-entropy in the logit: σ(x)(1 − σ(x))."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.binary.binary_cross_entropy_with_logits_gradient import binary_cross_entropy_with_logits_gradient


@theorem(
    _("The second derivative of binary cross-entropy with logits"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma="∂²ℓ/∂x² = σ(x)(1 − σ(x))",
)
def binary_cross_entropy_with_logits_second_derivative(d):
    """∂²ℓ/∂x² = σ(x)(1 − σ(x)): the target has no part in it."""
    y, x = d.variable("y", probability), d.real("x")
    loss = binary_cross_entropy_with_logits(y, x)
    d.show(Eq(D(loss, x, 2), sigmoid(x) * (1 - sigmoid(x))))
    with d.each(x):
        d.have(Eq(D(loss, x), sigmoid(x) - y), binary_cross_entropy_with_logits_gradient(y, x))
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D(sigmoid(x) - y, x), differentiating(at(gradient, x), x))
        .eq(sigmoid(x) * (1 - sigmoid(x)), sigmoid_derivative(x))
    )
