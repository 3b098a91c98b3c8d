"""The Hessian of the Bradley–Terry loss."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.margin.bradley_terry_gradient_other import bradley_terry_gradient_other
from proofs.losses.margin.bradley_terry_gradient_preferred import bradley_terry_gradient_preferred


@theorem(_("The Hessian of the Bradley–Terry loss"), claims=("loss:bradley_terry",), lemma=_("the Hessian"))
def bradley_terry_hessian(d):
    """With c = σ(a − b) σ(b − a): ∂²ℓ/∂a² = ∂²ℓ/∂b² = c and ∂²ℓ/∂a∂b = −c."""
    a, b = d.real("a"), d.real("b")
    u = variable("u", real)
    loss, q = bradley_terry(a, b), sigmoid(b - a)
    c = sigmoid(a - b) * q
    d.show(conjunction((Eq(D(loss, a, 2), c), Eq(D(loss, b, 2), c), Eq(D(D(loss, a), b), -c))))
    slope = sigmoid_derivative(b - a).saying("σ′ = σ(1 − σ)")
    other = words("1 − σ(u) = σ(−u)")
    with d.each(a):
        d.have(Eq(D(loss, a), -q), bradley_terry_gradient_preferred(a, b))
    in_a = d.proved()
    with d.each(b):
        d.have(Eq(D(loss, b), q), bradley_terry_gradient_other(a, b))
    in_b = d.proved()
    with d.each(b):
        d.have(Eq(D(loss, a), -q), bradley_terry_gradient_preferred(a, b))
    mixed = d.proved()
    (
        d.chain(D(loss, a, 2))
        .eq(D(-q, a), differentiating(at(in_a, a), a))
        .eq(D_at(sigmoid(u), u, b - a), chain_rule)
        .eq(q * (1 - q), slope)
        .eq(c, other)
    )
    (
        d.chain(D(loss, b, 2))
        .eq(D(q, b), differentiating(at(in_b, b), b))
        .eq(D_at(sigmoid(u), u, b - a), chain_rule)
        .eq(q * (1 - q), slope)
        .eq(c, other)
    )
    (
        d.chain(D(D(loss, a), b))
        .eq(D(-q, b), differentiating(at(mixed, b), b))
        .eq(-D_at(sigmoid(u), u, b - a), chain_rule)
        .eq(-(q * (1 - q)), slope)
        .eq(-c, other)
    )
