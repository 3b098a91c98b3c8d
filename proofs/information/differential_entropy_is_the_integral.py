"""The definition of differential entropy, −∫ p(x) log p(x) dx."""

from derive.authoring import *


@theorem(_("Differential entropy"), kind="definition", claims=("A2",), source="Cover & Thomas 2006, 8.1")
def differential_entropy_is_the_integral(d):
    """For a continuous positive density on [a, b], where the integral exists."""
    a, b = d.real("a"), d.real("b")
    d.suppose(a <= b)
    domain_ = interval(a, b)
    p = d.function("p", domain_, positive)
    d.suppose(continuous(p, domain_))
    x = variable("x", domain_)
    d.show(Eq(differential_entropy(p), -integral(x, p(x) * log(p(x)))))
    (
        d.chain(differential_entropy(p))
        .eq(-integral(x, xlogy(p(x), p(x))), definition)
        .eq(-integral(x, p(x) * log(p(x))), words(_("{0} is positive"), p(variable("x", domain_))))
    )
