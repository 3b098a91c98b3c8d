"""At a target 0 the difference quotient of the divergence falls below any bound: there is no slope."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("No slope of the divergence at a target 0"), claims=("loss:kl_divergence",))
def kl_divergence_no_slope_at_zero_target(d):
    """One term f(t) = t log t − t x has f(0) = 0, and for any M and 0 < t ≤ e^{x − M} the quotient (f(t) − f(0))/t is
    at most −M: the slope at 0 from the right is −∞, no number."""
    x, M, t = d.real("x"), d.real("M"), d.positive("t")
    bound = exp(x - M)
    small = d.suppose(t <= bound)

    def f(t):
        return xlogy(t, t) - t * x

    d.show((f(t) - f(term(0))) / t <= -M)
    (
        d.chain((f(t) - f(term(0))) / t)
        .eq(log(t) - x, algebra)
        .eq(log(t / bound) - M, logarithms)
        .le(t / bound - 1 - M, log_le_sub_one(t / bound))
        .le(-M, small.times(1 / bound))
    )
