"""A differentiable f with f(xy) = f(x) + f(y) on (0, 1] is a multiple of the logarithm."""

from derive.authoring import *


@theorem(_("Additive information is logarithmic (f differentiable)"), claims=("B3",), source="Aczél & Daróczy 1975")
def log_form(d):
    """f: (0, 1] → ℝ with f(xy) = f(x) + f(y), differentiable on (0, 1), is c·log with c = f′(1/2)/2."""
    unit = interval(0, 1, left_open=True)
    f = d.function("f", unit)
    law = d.suppose(forall(u := variable("x", unit), forall(v := variable("y", unit), Eq(f(u * v), f(u) + f(v)))))
    d.suppose(differentiable(f, open_probability))

    def slope(point):
        return D_at(f(u), u, point)

    half = term(1) / 2
    c = half * slope(half)
    x, y = variable("x", open_probability), variable("y", open_probability)
    d.show(forall(u, Eq(f(u), c * log(u))))

    d.say(_("The law is differentiated; {0} would be a boundary point, so {1} will serve."), Eq(y, 1), Eq(y, half))
    with d.each(x), d.each(y):
        here = d.have(Eq(f(x * y), f(x) + f(y)), at(law, x, y))
        in_y = d.have(Eq(x * slope(x * y), slope(y)), differentiating(here, y))
        in_x = d.have(Eq(y * slope(x * y), slope(x)), differentiating(here, x))
        d.chain(x * slope(x)).eq(x * y * slope(x * y), in_x).eq(y * slope(y), in_y)
    balanced = d.proved()
    with d.each(x):
        d.have(Eq(x * slope(x), c), at(balanced, x, half))
    equation = d.proved()

    named = Eq(x * slope(x), variable("c"))
    solution = d.sympy("dsolve", named, f)
    d.say(_("With {0} for the right side, SymPy’s dsolve solves {1} by {2}."), variable("c"), named, solution.term)
    with d.each(x):
        d.chain(D(f(x) - c * log(x), x)).eq(slope(x) - c / x, differentiation).eq(0, at(equation, x))
    constant = d.proved()
    with d.each(x):
        d.have(
            Eq(f(x) - c * log(x), f(half) - c * log(half)),
            mean_value(constant, lambda t: f(t) - c * log(t), open_probability, x, half).saying(
                composed(
                    _("by SymPy’s dsolve; checked: the difference has derivative 0, {fact}"),
                    fact=constant.reason.words,
                )
            ),
        )
    shape = d.proved()
    d.say(_("The law leaves no room for the constant."))
    quarter = half * half
    zero = d.have(Eq(f(half) - c * log(half), 0), at(law, half, half), at(shape, quarter))
    one = d.have(Eq(f(term(1)), 0), at(law, 1, 1))
    with d.each(u):
        d.claim(Eq(f(u), c * log(u)))
        with d.case(u < 1):
            d.have(Eq(f(u), c * log(u)), at(shape, u), zero)
        with d.case(Eq(u, 1)) as at_one:
            d.have(Eq(f(u), c * log(u)), at_one, one)
