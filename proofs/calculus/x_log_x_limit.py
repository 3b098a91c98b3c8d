"""x log x → 0 as x → 0+: why 0 log 0 counts as 0 in an entropy."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("x log x vanishes at 0"), claims=("A9",), lemma="lim x log x = 0", source="Cover & Thomas 2006, 2.1")
def x_log_x_limit(d):
    """x log x → 0 as x → 0 from above: log t ≤ t − 1, at t = x and at t = 1/√x, squeezes it between two functions
    that vanish at 0. This is why an entropy counts 0 log 0 as 0."""
    x = variable("x", positive)
    d.show(Eq(limit(x * log(x), x, 0, "+"), 0))

    def below(t):
        return 2 * t - 2 * sqrt(t)

    def above(t):
        return t**2 - t

    with d.each(x):
        (
            d.chain(below(x))
            .eq(-2 * x * (1 / sqrt(x) - 1), algebra)
            .le(-2 * x * log(1 / sqrt(x)), log_le_sub_one(1 / sqrt(x)).times(2 * x))
            .eq(x * log(x), logarithms)
        )
    lower = d.proved()
    with d.each(x):
        d.chain(x * log(x)).le(x * (x - 1), log_le_sub_one(x).times(x)).eq(above(x), algebra)
    upper = d.proved()
    vanishes_below = d.have(Eq(limit(below(x), x, 0, "+"), 0), continuity_at(limit(below(x), x, 0, "+"), nonnegative))
    vanishes_above = d.have(Eq(limit(above(x), x, 0, "+"), 0), continuity_at(limit(above(x), x, 0, "+"), nonnegative))
    d.have(
        Eq(limit(x * log(x), x, 0, "+"), 0),
        squeezed(limit(x * log(x), x, 0, "+"), lower, upper, vanishes_below, vanishes_above),
    )
