"""The derivative of the loss of direct preference optimisation in the difference of log-ratios."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_derivative import log_sigmoid_derivative


@theorem(_("The gradient of the DPO loss"), claims=("loss:dpo",), lemma="∂ℓ/∂Δ = −β σ(−βΔ)")
def dpo_gradient(d):
    """∂ℓ/∂Δ = −β σ(−βΔ)."""
    gap, beta = d.real("Delta"), d.real("beta")
    u = variable("u", real)
    loss = dpo(gap, beta)
    d.show(Eq(D(loss, gap), -beta * sigmoid(-beta * gap)))
    (
        d.chain(D(loss, gap))
        .eq(D(-log(sigmoid(beta * gap)), gap), definition)
        .eq(-beta * D_at(log(sigmoid(u)), u, beta * gap), chain_rule)
        .eq(-beta * sigmoid(-beta * gap), log_sigmoid_derivative(beta * gap).times(beta).saying("(log σ)′ = σ(−u)"))
    )
