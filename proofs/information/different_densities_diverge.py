"""The divergence of two continuous positive densities is positive unless they are equal everywhere."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("Different densities diverge"), claims=("A7",), source="Cover & Thomas 2006, 8.6.1")
def different_densities_diverge(d):
    """D(P‖Q) > 0 for continuous positive densities on [a, b] that differ at one point c at least; so D(P‖Q) = 0 only
    if they are equal. (For merely measurable densities "equal" means up to a set of measure 0, and no more: a change
    at a single point changes no integral.)"""
    a, b, c = d.real("a"), d.real("b"), d.real("c")
    d.suppose(a < b)
    d.suppose(a <= c)
    d.suppose(c <= b)
    support = interval(a, b)
    p, q = d.function("p", support, positive), d.function("q", support, positive)
    d.suppose(continuous(p, support))
    d.suppose(continuous(q, support))
    x = variable("x", support)
    normal_p, normal_q = d.suppose(Eq(integral(x, p(x)), 1)), d.suppose(Eq(integral(x, q(x)), 1))
    d.suppose(Ne(p(c), q(c)))
    divergence = differential_kl_divergence(p, q)
    d.show(divergence > 0)

    def information(x):
        return p(x) * log(p(x)) - p(x) * log(q(x))

    def gap(x):
        return information(x) - p(x) + q(x)

    def factored(x):
        return p(x) * (q(x) / p(x) - 1 - log(q(x) / p(x)))

    with d.each(x):
        d.chain(gap(x)).eq(factored(x), logarithms).ge(0, log_le_sub_one(q(x) / p(x)).times(p(x)))
    nowhere_negative = d.proved()
    d.have(Ne(q(c) / p(c), 1), algebra)
    d.chain(gap(c)).eq(factored(c), logarithms).gt(0, log_lt_sub_one(q(c) / p(c)).times(p(c)))
    somewhere_positive = d.proved()
    whole = integral(x, gap(x))
    terms = ((1, integral(x, information(x))), (-1, integral(x, p(x))), (1, integral(x, q(x))))
    parts = linearity_of_integral(whole, *terms)
    d.chain(whole).eq(integral(x, information(x)), parts, normal_p, normal_q).eq(divergence, definition)
    total_gap = d.proved()
    with d.case(divergence > 0) as positive_:
        d.have(divergence > 0, positive_)
    with d.case(divergence <= 0) as none:
        d.chain(whole).eq(divergence, total_gap).le(0, none)
        vanishes = d.have(forall(x, Eq(gap(x), 0)), vanishing_integral(nowhere_negative, d.proved()))
        d.chain(term(0)).eq(gap(c), at(vanishes, c)).gt(0, somewhere_positive)
        d.have(divergence > 0, contradiction(d.proved()))
