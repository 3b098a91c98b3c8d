"""Pinsker's inequality for two classes: a small divergence means that the distributions are close."""

from derive.authoring import *
from proofs.information.pinsker_at_zero import pinsker_at_zero
from proofs.information.pinsker_inside import pinsker_inside


@theorem(_("Pinsker's inequality for two classes"), claims=("B10",), source="Cover & Thomas 2006, 11.6.1")
def pinsker_two_classes(d):
    """D((p, 1−p)‖(q, 1−q)) ≥ 2(p−q)² in nats, for all p and q in [0, 1] with P ≪ Q: where D is small, P and Q are
    close."""
    p, q = d.variable("p", probability), d.variable("q", probability)
    zero = d.suppose(implies(Eq(q, 0), Eq(p, 0)))
    one = d.suppose(implies(Eq(1 - q, 0), Eq(1 - p, 0)))
    divergence, bound = kl_divergence(vector(p, 1 - p), vector(q, 1 - q)), 2 * (p - q) ** 2
    d.show(divergence >= bound)

    with d.case(Eq(p, 0)) as nothing:
        d.have(q < 1, one, nothing)
        (d.chain(divergence).eq(-log(1 - q), definition, nothing).ge(2 * q**2, pinsker_at_zero(q)).eq(bound, nothing))
    with d.case(p > 0):
        d.have(q > 0, zero)
        with d.case(p < 1):
            d.have(q < 1, one)
            d.have(divergence >= bound, pinsker_inside(p, q))
        with d.case(Eq(p, 1)) as all_of_it:
            (
                d.chain(divergence)
                .eq(-log(1 - (1 - q)), definition, all_of_it)
                .ge(2 * (1 - q) ** 2, pinsker_at_zero(1 - q))
                .eq(bound, all_of_it)
            )
