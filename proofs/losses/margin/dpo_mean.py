"""The gradient of the mean DPO loss carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.margin.dpo_gradient import dpo_gradient


@theorem(_("The gradient of the mean DPO loss"), claims=("loss:dpo",))
def dpo_mean(d):
    """∂/∂Δ_k of (1/N) Σ ℓ(Δ_i, β) over N pairs is −β σ(−β Δ_k)/N."""
    N = d.size("N")
    gaps, beta = d.family("Delta", N), d.real("beta")
    k, i, t = d.index("k", N), index("i", N), variable("t", real)

    def slope(i):
        return -beta * sigmoid(-beta * gaps[i])

    mean = sum_(i, dpo(gaps[i], beta)) / N
    d.show(Eq(D(mean, gaps[k]), slope(k) / N))
    with d.each(i):
        d.have(
            Eq(D_at(dpo(t, beta), t, gaps[i]), slope(i)),
            dpo_gradient(gaps[i], beta).saying("∂ℓ/∂Δ = −β σ(−β Δ)"),
        )
    each = d.proved()
    (
        d.chain(D(mean, gaps[k]))
        .eq(sum_(i, delta(i, k) * D_at(dpo(t, beta), t, gaps[i])) / N, chain_rule)
        .eq(D_at(dpo(t, beta), t, gaps[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
