"""A function whose second derivative is not negative lies above its tangents."""

from derive.authoring import *


@theorem(_("A convex function lies above its tangents"), lemma=_("convex functions lie above their tangents"))
def convex_above_tangents(d):
    """f(x) ≥ f(a) + g(a)(x − a), where f′ = g and g′ ≥ 0 on an open interval (so f″ ≥ 0): by the mean value theorem for
    g, then for f − g(a)·x."""
    lower, upper = d.real("l"), d.real("u")
    inside = interval(lower, upper, left_open=True, right_open=True)
    f, g = d.function("f", inside), d.function("g", inside)
    x, a = d.variable("x", inside), d.variable("a", inside)
    t = variable("t", inside)
    d.suppose(differentiable(f, inside))
    d.suppose(differentiable(g, inside))
    first = d.suppose(forall(t, Eq(D(f(t), t), g(t))))
    second = d.suppose(forall(t, D(g(t), t) >= 0))
    d.show(f(x) >= f(a) + g(a) * (x - a))

    def gap(t):
        return f(t) - g(a) * (t - a)

    line = f(a) + g(a) * (x - a)
    with d.case(x <= a):
        with d.each(variable("t", interval(x, a, left_open=True, right_open=True))) as s:
            order = d.have(g(s) <= g(a), mean_value(second, g, inside, s, a))
            d.chain(D(gap(s), s)).eq(g(s) - g(a), differentiation, at(first, s)).le(0, order)
        falls = d.proved()
        d.chain(f(x)).eq(gap(x) + g(a) * (x - a), algebra).ge(
            gap(a) + g(a) * (x - a), mean_value(falls, gap, interval(x, a), x, a)
        ).eq(line, algebra)
    with d.case(x > a):
        with d.each(variable("t", interval(a, x, left_open=True, right_open=True))) as s:
            order = d.have(g(s) >= g(a), mean_value(second, g, inside, a, s))
            d.chain(D(gap(s), s)).eq(g(s) - g(a), differentiation, at(first, s)).ge(0, order)
        rises = d.proved()
        d.chain(f(x)).eq(gap(x) + g(a) * (x - a), algebra).ge(
            gap(a) + g(a) * (x - a), mean_value(rises, gap, interval(a, x), a, x)
        ).eq(line, algebra)
