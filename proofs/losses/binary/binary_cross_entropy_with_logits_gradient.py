"""The derivative of binary cross-entropy in the logit: σ(x) − y."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability


@theorem(
    _("The gradient of binary cross-entropy with logits"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma="∂ℓ/∂x = σ(x) − y",
)
def binary_cross_entropy_with_logits_gradient(d):
    """∂ℓ/∂x = σ(x) − y: the prediction minus the target. The denominator σ(1 − σ) of the derivative in the probability
    cancels against the derivative of the sigmoid."""
    y, x = d.variable("y", probability), d.real("x")
    p = sigmoid(x)
    loss = binary_cross_entropy_with_logits(y, x)
    d.show(Eq(D(loss, x), p - y))
    d.have(conjunction((p > 0, p < 1)), sigmoid_is_a_probability(x))
    (
        d.chain(D(loss, x))
        .eq(D(-y * log(p) - (1 - y) * log(1 - p), x), definition)
        .eq(-y * D(p, x) / p + (1 - y) * D(p, x) / (1 - p), chain_rule)
        .eq((p - y) / (p * (1 - p)) * D(p, x), algebra)
        .eq((p - y) / (p * (1 - p)) * (p * (1 - p)), sigmoid_derivative(x))
        .eq(p - y, algebra)
    )
