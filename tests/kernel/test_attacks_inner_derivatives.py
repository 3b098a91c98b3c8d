"""Derivatives by balls at a kink: of a slope, which jumps where |x| does not, and of branches that have no series."""

from derive.checking import check
from derive.kernel.rules import enclosure
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Le,
    exp,
    index,
    log,
    maximum,
    maximum_,
    minimum,
    piecewise,
    power,
    term,
    variable,
    xlogy,
)
from tests.kernel.refusals import refused

x, y = variable("x"), variable("y")
zero = term(0)


def test_a_slope_that_jumps_has_no_derivative():
    """|x|′ is −1 on the left of 0 and 1 on the right, and has no value at 0: (|x|′)′ was 0 there."""
    i = index("i", 3)
    for kinked in (abs(x), maximum(x, -x), maximum(x, x**3), minimum(x, 2 * x), maximum_(i, i * x)):
        for slope in (D(kinked, x), x**2 * D(kinked, x), D(kinked, x) ** 2):
            refused(enclosure.enclosure, Le(D_at(slope, x, zero), 1000))
            assert check(Eq(D_at(slope, x, zero), 5)).status == "refuted"
    refused(enclosure.enclosure, Eq(D_at(D(D(x * abs(x), x), x), x, zero), 0))


def test_a_slope_that_does_not_jump_has_one():
    for smooth in (x**2 * abs(x), maximum(x, 0) ** 3, abs(x) * maximum(x, 0) ** 2):
        assert enclosure.enclosure(Le(D_at(D(smooth, x), x, zero), 1000))
    assert enclosure.enclosure(Eq(D_at(D(x**2 * abs(x), x), x, zero), 0))


def test_terms_of_higher_order_decide_which_is_the_maximum():
    """max(x, x + x²) is x + x²: that its second derivative is 2 was refuted, as (t + s)² was cut off at 2ts."""
    for k in (2, 4):
        assert check(Eq(D_at(D(maximum(x, x + x**k), x), x, zero), 2 if k == 2 else 0)).status != "refuted"
    assert check(Eq(D_at(maximum(x, x + x**2), x, zero, 2), 2)).status != "refuted"


def test_a_branch_beside_the_point_may_have_no_value_at_it():
    """0 at 0 and exp(−1/x²) elsewhere has the slope 0 at 0, which was refuted: "division by 0"."""
    at_zero = Eq(x, 0)
    for smooth, slope in (
        (piecewise((zero, at_zero), otherwise=exp(-1 / x**2)), zero),
        (piecewise((zero, at_zero), otherwise=x**2 / x), term(1)),
        (piecewise((zero, at_zero), otherwise=x**2 * log(abs(x))), zero),
        (piecewise((zero, x <= 0), otherwise=x**3 * power(x, term(-1))), zero),
        (piecewise((zero, x <= 0), otherwise=power(x, x + 2)), zero),
        (piecewise((zero, x <= 0), otherwise=x**2 * log(term(2), 1 + x)), zero),
        (xlogy(x**2, abs(x)), zero),
    ):
        assert check(Eq(D_at(smooth, x, zero), slope)).status in ("unknown", "proved")
    for partial in (log(x), 1 / x, xlogy(x, x), piecewise((x, x >= 0), otherwise=log(x)), x / abs(x)):
        assert check(Eq(D_at(partial, x, zero), 1)).status == "refuted"
