"""The logarithm is 0 only at 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The logarithm is 0 only at 1"), lemma=_("log t = 0 only for t = 1"))
def log_zero_only_at_one(d):
    """If log t = 0, then t = 1: log t ≤ t − 1 at t and at 1/t leaves no other number."""
    t = d.positive("t")
    zero = d.suppose(Eq(log(t), 0))
    d.show(Eq(t, 1))
    at_least = d.have(t >= 1, log_le_sub_one(t), zero)
    (d.chain(t).eq(1 - t * (1 / t - 1), algebra).le(1 - t * log(1 / t), log_le_sub_one(1 / t).times(t)).eq(1, zero))
    d.have(Eq(t, 1), both_ways(d.proved(), at_least))
