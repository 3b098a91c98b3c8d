"""The derivative of the Bradley–Terry loss in the score of what was preferred."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_derivative import log_sigmoid_derivative


@theorem(
    _("The gradient of the Bradley–Terry loss in the preferred score"),
    claims=("loss:bradley_terry",),
    lemma="∂ℓ/∂a = −σ(b − a)",
)
def bradley_terry_preferred_gradient(d):
    """∂ℓ/∂a = −σ(b − a): minus the probability that the model gives to the other choice."""
    a, b = d.real("a"), d.real("b")
    u = variable("u", real)
    loss = bradley_terry(a, b)
    d.show(Eq(D(loss, a), -sigmoid(b - a)))
    (
        d.chain(D(loss, a))
        .eq(D(-log(sigmoid(a - b)), a), definition)
        .eq(-D_at(log(sigmoid(u)), u, a - b), chain_rule)
        .eq(-sigmoid(-(a - b)), log_sigmoid_derivative(a - b).saying("(log σ)′ = σ(−u)"))
        .eq(-sigmoid(b - a), algebra)
    )
