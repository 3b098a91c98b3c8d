"""An exponential of a number that is not positive is at most 1."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("e^x is at most 1 for x ≤ 0"), lemma=_("e^x ≤ 1 for x ≤ 0"))
def exp_at_most_one(d):
    """e^x ≤ 1 for x ≤ 0: log t ≤ t − 1 at t = e^{−x}."""
    x = d.real("x")
    negative = d.suppose(x <= 0)
    d.show(exp(x) <= 1)
    d.chain(exp(-x) - 1).ge(-x, log_le_sub_one(exp(-x))).ge(0, negative)
    d.chain(exp(x)).le(1, d.proved().times(exp(x)))
