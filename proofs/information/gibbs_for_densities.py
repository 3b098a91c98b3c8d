"""Gibbs' inequality for continuous positive densities on a closed interval."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("Gibbs' inequality for densities"), claims=("A7", "B11"), source="Cover & Thomas 2006, 8.6.1")
def gibbs_for_densities(d):
    """The divergence of two continuous positive densities on [a, b] is not negative."""
    a, b = d.real("a"), d.real("b")
    d.suppose(a < b)
    support = interval(a, b)
    p, q = d.function("p", support, positive), d.function("q", support, positive)
    d.suppose(continuous(p, support))
    d.suppose(continuous(q, support))
    x = variable("x", support)
    normal_p, normal_q = d.suppose(Eq(integral(x, p(x)), 1)), d.suppose(Eq(integral(x, q(x)), 1))
    divergence = differential_kl_divergence(p, q)
    d.show(divergence >= 0)

    def information(x):
        return p(x) * log(p(x)) - p(x) * log(q(x))

    with d.each(x):
        (
            d.chain(p(x) - q(x))
            .eq(-p(x) * (q(x) / p(x) - 1), algebra)
            .le(-p(x) * log(q(x) / p(x)), log_le_sub_one(q(x) / p(x)).times(p(x)))
            .eq(information(x), logarithms)
        )
    pointwise = d.proved()
    difference = integral(x, p(x) - q(x))
    parts = linearity_of_integral(difference, (1, integral(x, p(x))), (-1, integral(x, q(x))))
    (
        d.chain(divergence)
        .eq(integral(x, information(x)), definition)
        .ge(difference, integrating(pointwise))
        .eq(0, parts, normal_p, normal_q)
    )
