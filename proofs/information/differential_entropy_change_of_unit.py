"""Differential entropy depends on the unit of x."""

from derive.authoring import *


@theorem(
    _("Differential entropy changes with the unit"),
    kind="refutation",
    claims=("A4",),
    source="Cover & Thomas 2006, 8.6.4",
)
def differential_entropy_change_of_unit(d):
    """h(a·X) = h(X) + log a for a > 0: if X has the continuous density p on [l, u], then a·X has the density
    y ↦ p(y/a)/a on [a·l, a·u]. So a change of unit changes h, while a code knows no units."""
    a = d.positive("a")
    lower, upper = d.real("l"), d.real("u")
    d.suppose(lower < upper)
    support = interval(lower, upper)
    p = d.function("p", support, nonnegative)
    d.suppose(continuous(p, support))
    x, y = variable("x", support), variable("y", interval(a * lower, a * upper))
    normal = d.suppose(Eq(integral(x, p(x)), 1))
    scaled = function(y, p(y / a) / a)
    d.show(Eq(differential_entropy(scaled), differential_entropy(p) + log(a)))
    old = integral(y, xlogy(p(y / a) / a, p(y / a) / a))
    new = integral(x, xlogy(p(x) / a, p(x) / a))
    parts = linearity_of_integral(new, (1 / a, integral(x, xlogy(p(x), p(x)))), (-log(a) / a, integral(x, p(x))))
    (
        d.chain(differential_entropy(scaled))
        .eq(-old, definition)
        .eq(-a * new, substituting(old, support, a))
        .eq(-integral(x, xlogy(p(x), p(x))) + log(a) * integral(x, p(x)), parts)
        .eq(differential_entropy(p) + log(a), definition, normal)
    )
