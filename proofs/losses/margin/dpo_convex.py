"""The loss of direct preference optimisation is convex in the difference of log-ratios."""

from derive.authoring import *
from proofs.losses.margin.dpo_second_derivative import dpo_second_derivative


@theorem(_("The DPO loss is strictly convex"), claims=("loss:dpo",))
def dpo_convex(d):
    """∂²ℓ/∂Δ² > 0 where β ≠ 0."""
    gap, beta = d.real("Delta"), d.real("beta")
    scale = d.suppose(Ne(beta, 0))
    second, p, q = D(dpo(gap, beta), gap, 2), sigmoid(beta * gap), sigmoid(-beta * gap)
    d.show(second > 0)
    (
        d.chain(second)
        .eq(beta**2 * p * q, dpo_second_derivative(gap, beta))
        .gt(0, scale, words(_("{0} and {1}"), p > 0, q > 0))
    )
