"""Differential entropy is the expectation of −log p, for a continuous positive density."""

from derive.authoring import *


@theorem(_("Differential entropy is an expectation"), claims=("A3",), source="Cover & Thomas 2006, 8.1")
def differential_entropy_as_expectation(d):
    """h(P) = E[−log P] for a continuous positive density P on [a, b]."""
    a, b = d.real("a"), d.real("b")
    d.suppose(a <= b)
    domain_ = interval(a, b)
    p = d.function("p", domain_, positive)
    d.suppose(continuous(p, domain_))
    x = variable("x", domain_)
    d.suppose(Eq(integral(x, p(x)), 1))
    d.show(Eq(differential_entropy(p), expectation(p, x, -log(p(x)))))
    (
        d.chain(differential_entropy(p))
        .eq(-integral(x, p(x) * log(p(x))), definition)
        .eq(integral(x, p(x) * -log(p(x))), words(_("linearity of the integral")))
        .eq(expectation(p, x, -log(p(x))), definition)
    )
