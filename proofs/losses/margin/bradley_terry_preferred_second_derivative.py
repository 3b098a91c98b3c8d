"""The second derivative of the Bradley–Terry loss in the score of what was preferred."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.margin.bradley_terry_preferred_gradient import bradley_terry_preferred_gradient


@theorem(
    _("The second derivative of the Bradley–Terry loss in the preferred score"),
    claims=("loss:bradley_terry",),
    lemma="∂²ℓ/∂a² = σ(a − b) σ(b − a)",
)
def bradley_terry_preferred_second_derivative(d):
    """∂²ℓ/∂a² = σ(a − b) σ(b − a)."""
    a, b = d.real("a"), d.real("b")
    u = variable("u", real)
    loss, q = bradley_terry(a, b), sigmoid(b - a)
    d.show(Eq(D(loss, a, 2), sigmoid(a - b) * q))
    with d.each(a):
        d.have(Eq(D(loss, a), -q), bradley_terry_preferred_gradient(a, b))
    gradient = d.proved()
    (
        d.chain(D(loss, a, 2))
        .eq(D(-q, a), differentiating(at(gradient, a), a))
        .eq(D_at(sigmoid(u), u, b - a), chain_rule)
        .eq(q * (1 - q), sigmoid_derivative(b - a).saying("σ′ = σ(1 − σ)"))
        .eq(sigmoid(a - b) * q, words("1 − σ(u) = σ(−u)"))
    )
