"""The mixed second derivative of the Bradley–Terry loss."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.margin.bradley_terry_preferred_gradient import bradley_terry_preferred_gradient


@theorem(
    _("The mixed second derivative of the Bradley–Terry loss"),
    claims=("loss:bradley_terry",),
    lemma="∂²ℓ/∂a∂b = −σ(a − b) σ(b − a)",
)
def bradley_terry_mixed_second_derivative(d):
    """∂²ℓ/∂a∂b = −σ(a − b) σ(b − a)."""
    a, b = d.real("a"), d.real("b")
    u = variable("u", real)
    loss, q = bradley_terry(a, b), sigmoid(b - a)
    d.show(Eq(D(D(loss, a), b), -sigmoid(a - b) * q))
    with d.each(b):
        d.have(Eq(D(loss, a), -q), bradley_terry_preferred_gradient(a, b))
    gradient = d.proved()
    (
        d.chain(D(D(loss, a), b))
        .eq(D(-q, b), differentiating(at(gradient, b), b))
        .eq(-D_at(sigmoid(u), u, b - a), chain_rule)
        .eq(-q * (1 - q), sigmoid_derivative(b - a).saying("σ′ = σ(1 − σ)"))
        .eq(-sigmoid(a - b) * q, words("1 − σ(u) = σ(−u)"))
    )
