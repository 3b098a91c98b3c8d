"""The derivatives of the loss of direct preference optimisation in the two log-probabilities of the model."""

from derive.authoring import *
from proofs.losses.margin.dpo_gradient import dpo_gradient


@theorem(_("The gradient of the DPO loss in the log-probabilities"), claims=("loss:dpo",))
def dpo_gradient_of_log_probabilities(d):
    """With Δ = (a − r) − (b − s), a and b the log-probabilities of the preferred and the other answer under the
    model, r and s those under the reference: ∂ℓ/∂a = −β σ(−βΔ) and ∂ℓ/∂b = β σ(−βΔ)."""
    a, b, r, s, beta = (d.real(name) for name in ("a", "b", "r", "s", "beta"))
    gap, t = a - r - (b - s), variable("t", real)
    loss = dpo(gap, beta)
    push = beta * sigmoid(-beta * gap)
    d.show(conjunction((Eq(D(loss, a), -push), Eq(D(loss, b), push))))
    slope = D_at(dpo(t, beta), t, gap)
    value = d.have(Eq(slope, -push), dpo_gradient(gap, beta).saying(_("the gradient of the DPO loss")))
    d.chain(D(loss, a)).eq(slope, chain_rule).eq(-push, value)
    d.chain(D(loss, b)).eq(-slope, chain_rule).eq(push, value)
