"""log t < t − 1 for t ≠ 1: the strict form of the one inequality, from which equality cases follow."""

from derive.authoring import *


@theorem(_("The logarithm lies strictly below its tangent at 1, except at 1"), lemma="log t < t − 1 for t ≠ 1")
def log_lt_sub_one(d):
    """For t ≠ 1, log t < t − 1: the function t − 1 − log t falls strictly up to 1, then rises strictly."""
    t = d.positive("t")
    d.suppose(Ne(t, 1))
    d.show(log(t) < t - 1)

    def gap(x):
        return x - 1 - log(x)

    with d.each(variable("x", interval(1, None, left_open=True))) as x:
        d.chain(D(gap(x), x)).eq(1 - 1 / x, differentiation).gt(0, domain(x))
    rises = d.proved()
    with d.each(variable("x", open_probability)) as x:
        d.chain(D(gap(x), x)).eq(1 - 1 / x, differentiation).lt(0, domain(x))
    falls = d.proved()

    with d.case(t < 1):
        d.have(gap(t) > gap(term(1)), mean_value(falls, gap, interval(0, 1, left_open=True), t, 1))
        d.have(log(t) < t - 1, d.proved())
    with d.case(t > 1):
        d.have(gap(term(1)) < gap(t), mean_value(rises, gap, interval(1, None), 1, t))
        d.have(log(t) < t - 1, d.proved())
