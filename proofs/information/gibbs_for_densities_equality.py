"""When the divergence of two continuous positive densities is 0, they are equal."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("Densities of divergence 0 are equal"), claims=("A7",), source="Cover & Thomas 2006, 8.6.1")
def gibbs_for_densities_equality(d):
    """D(P‖Q) = 0 only if p(x) = q(x) for every x, for continuous positive densities on [a, b]. (For densities that are
    merely measurable this holds up to a set of measure 0, and no more: changing one at a single point changes no
    integral.)"""
    a, b = d.real("a"), d.real("b")
    d.suppose(a < b)
    support = interval(a, b)
    p, q = d.function("p", support, positive), d.function("q", support, positive)
    d.suppose(continuous(p, support))
    d.suppose(continuous(q, support))
    x = variable("x", support)
    normal_p, normal_q = d.suppose(Eq(integral(x, p(x)), 1)), d.suppose(Eq(integral(x, q(x)), 1))
    divergence = differential_kl_divergence(p, q)
    none = d.suppose(Eq(divergence, 0))
    d.show(forall(x, Eq(p(x), q(x))))

    def information(x):
        return p(x) * log(p(x)) - p(x) * log(q(x))

    def gap(x):
        return information(x) - p(x) + q(x)

    with d.each(x):
        (
            d.chain(gap(x))
            .eq(p(x) * (q(x) / p(x) - 1 - log(q(x) / p(x))), logarithms)
            .ge(0, log_le_sub_one(q(x) / p(x)).times(p(x)))
        )
    nonnegative_gap = d.proved()
    whole = integral(x, gap(x))
    parts = linearity_of_integral(
        whole, (1, integral(x, information(x))), (-1, integral(x, p(x))), (1, integral(x, q(x)))
    )
    (
        d.chain(whole)
        .eq(integral(x, information(x)), parts, normal_p, normal_q)
        .eq(divergence, definition)
        .eq(0, none)
    )
    vanishes = d.have(forall(x, Eq(gap(x), 0)), vanishing_integral(nonnegative_gap, d.proved()))
    with d.each(x):
        with d.supposing(Ne(p(x), q(x))):
            d.have(Ne(q(x) / p(x), 1), algebra)
            (
                d.chain(gap(x))
                .eq(p(x) * (q(x) / p(x) - 1 - log(q(x) / p(x))), logarithms)
                .gt(0, log_lt_sub_one(q(x) / p(x)).times(p(x)))
            )
        apart = d.proved()
        d.have(gap(x) <= 0, at(vanishes, x))
        d.have(Eq(p(x), q(x)), apart)
