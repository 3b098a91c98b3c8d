"""The DPO loss is positive and comes as near to 0 as one likes: nothing bounds the margin from above."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("The DPO loss has no minimum"), claims=("loss:dpo",))
def dpo_no_minimum(d):
    """ℓ(Δ, β) > 0 for every Δ, yet ℓ(−log ε/β, β) < ε for every ε > 0: on pairs with one preferred answer the margin Δ
    grows without bound, whatever β > 0 is."""
    beta, eps, gap = d.positive("beta"), d.positive("epsilon"), variable("Delta", real)
    far = -log(eps) / beta
    d.show(conjunction((forall(gap, dpo(gap, beta) > 0), dpo(far, beta) < eps)))
    with d.each(gap):
        d.chain(dpo(gap, beta)).eq(log(1 + exp(-beta * gap)), definition).gt(0, sign)
    d.chain(dpo(far, beta)).eq(log(1 + eps), definition).lt(eps, log_lt_sub_one(1 + eps))
