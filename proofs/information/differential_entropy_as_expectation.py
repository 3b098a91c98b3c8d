"""Differential entropy is the expectation of −log p, for a continuous positive density."""

from derive.authoring import *


@theorem(_("Differential entropy is an expectation"), claims=("A3",), source="Cover & Thomas 2006, 8.1")
def differential_entropy_as_expectation(d):
    """h(P) = E[−log P] for a continuous density P on [a, b]. Where P is 0, any number c may stand."""
    a, b = d.real("a"), d.real("b")
    d.suppose(a <= b)
    domain_ = interval(a, b)
    p = d.function("p", domain_, nonnegative)
    d.suppose(continuous(p, domain_))
    x = variable("x", domain_)
    d.suppose(Eq(integral(x, p(x)), 1))
    c = d.real("c")
    information = piecewise((-log(p(x)), p(x) > 0), otherwise=c)
    d.show(Eq(differential_entropy(p), expectation(p, x, information)))
    with d.each(x):
        d.claim(Eq(p(x) * information, -xlogy(p(x), p(x))))
        with d.case(Eq(p(x), 0)) as never:
            d.have(Eq(p(x) * information, -xlogy(p(x), p(x))), never)
        with d.case(p(x) > 0):
            d.have(Eq(p(x) * information, -xlogy(p(x), p(x))), algebra)
    pointwise = d.proved()
    d.have(integrable(function(x, p(x) * information), domain_), integrable_as(pointwise))
    (
        d.chain(expectation(p, x, information))
        .eq(integral(x, p(x) * information), definition)
        .eq(integral(x, -xlogy(p(x), p(x))), integrating(pointwise))
        .eq(differential_entropy(p), definition)
    )
