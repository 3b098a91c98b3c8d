"""The second derivative of the loss of direct preference optimisation."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.margin.dpo_gradient import dpo_gradient


@theorem(_("The second derivative of the DPO loss"), claims=("loss:dpo",), lemma="∂²ℓ/∂Δ² = β² σ(βΔ) σ(−βΔ)")
def dpo_second_derivative(d):
    """∂²ℓ/∂Δ² = β² σ(βΔ) σ(−βΔ)."""
    gap, beta = d.real("Delta"), d.real("beta")
    u = variable("u", real)
    loss, q = dpo(gap, beta), sigmoid(-beta * gap)
    d.show(Eq(D(loss, gap, 2), beta**2 * sigmoid(beta * gap) * q))
    with d.each(gap):
        d.have(Eq(D(loss, gap), -beta * q), dpo_gradient(gap, beta))
    gradient = d.proved()
    (
        d.chain(D(loss, gap, 2))
        .eq(D(-beta * q, gap), differentiating(at(gradient, gap), gap))
        .eq(beta**2 * D_at(sigmoid(u), u, -beta * gap), chain_rule)
        .eq(beta**2 * (q * (1 - q)), sigmoid_derivative(-beta * gap).times(beta**2).saying("σ′ = σ(1 − σ)"))
        .eq(beta**2 * sigmoid(beta * gap) * q, words("1 − σ(−u) = σ(u)"))
    )
