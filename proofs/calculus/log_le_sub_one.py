"""log t ≤ t − 1: the one inequality from which most of the field follows."""

from derive.authoring import *


@theorem(_("The logarithm lies below its tangent at 1"), lemma="log t ≤ t − 1", source="Cover & Thomas 2006, 2.6.3")
def log_le_sub_one(d):
    """For t > 0, log t ≤ t − 1: the function t − 1 − log t falls before 1, rises after 1, and is 0 at 1."""
    t = d.positive("t")
    d.show(log(t) <= t - 1)

    def gap(x):
        return x - 1 - log(x)

    with d.each(variable("x", interval(1, None, left_open=True))) as x:
        d.chain(D(gap(x), x)).eq(1 - 1 / x, differentiation).ge(0, domain(x))
    rises = d.proved()
    with d.each(variable("x", interval(0, 1, left_open=True, right_open=True))) as x:
        d.chain(D(gap(x), x)).eq(1 - 1 / x, differentiation).le(0, domain(x))
    falls = d.proved()

    with d.case(t < 1):
        d.have(gap(t) >= gap(term(1)), mean_value(falls, gap, interval(0, 1, left_open=True), t, 1))
        d.have(log(t) <= t - 1, d.proved())
    with d.case(Eq(t, 1)) as at_one:
        d.have(log(t) <= t - 1, at_one)
    with d.case(t > 1):
        d.have(gap(term(1)) <= gap(t), mean_value(rises, gap, interval(1, None), 1, t))
        d.have(log(t) <= t - 1, d.proved())
