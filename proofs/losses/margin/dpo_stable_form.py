"""The loss of direct preference optimisation in a form that never overflows."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_stable_form import log_sigmoid_stable_form


@theorem(_("The DPO loss in stable form"), claims=("loss:dpo",), source="Rafailov et al. 2023")
def dpo_stable_form(d):
    """ℓ(Δ, β) = max(−βΔ, 0) + log(1 + e^{−|βΔ|})."""
    gap, beta = d.real("Delta"), d.real("beta")
    u = beta * gap
    stable = maximum(-u, 0) + log(1 + exp(-abs(u)))
    d.show(Eq(dpo(gap, beta), stable))
    (
        d.chain(dpo(gap, beta))
        .eq(-log(sigmoid(u)), definition)
        .eq(-(minimum(u, 0) - log(1 + exp(-abs(u)))), log_sigmoid_stable_form(u))
        .eq(stable, words(_("{0}"), Eq(-minimum(u, 0), maximum(-u, 0))))
    )
