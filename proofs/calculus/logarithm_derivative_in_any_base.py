"""The derivative of the logarithm to a base b."""

from derive.authoring import *


@theorem(_("The derivative of a logarithm"), claims=("A20",))
def logarithm_derivative_in_any_base(d):
    """(log_b x)′ = 1/(x log b): every base but e brings a factor 1/log b into each gradient."""
    x, b = d.positive("x"), d.positive("b")
    d.suppose(Ne(b, 1))
    d.show(Eq(D(log(x, b), x), 1 / (x * log(b))))
    slope = d.sympy("diff", log(x) / log(b), x)
    (
        d.chain(D(log(x, b), x))
        .eq(D(log(x) / log(b), x), words(_("change of base")))
        .eq(slope.term, slope.checked(_("rules of differentiation")))
    )
