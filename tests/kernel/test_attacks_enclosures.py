"""Attempts to have balls enclose the wrong number, or to bring them down."""

import pytest
from flint import arb

from derive.checking import check
from derive.kernel import ball_evaluation
from derive.kernel.ball_integrals import _enclosed
from derive.kernel.rules import algebra, enclosure
from derive.kernel.theorem import Refusal
from derive.terms.build import (
    D_at,
    Eq,
    Gt,
    Le,
    exp,
    floor,
    function,
    index,
    infinity,
    integral,
    neg,
    op,
    power,
    sum_,
    term,
    variable,
)
from derive.terms.sorts import integers, interval
from tests.kernel.refusals import refused

x = variable("x")


def test_an_integral_over_a_single_point_that_widens():
    """∫ from −x² to x² of 1 + x is 2x² + 2x³; its third derivative at 0, 12, was enclosed as 8."""
    s = variable("s", interval(-(x**2), x**2))
    third = D_at(integral(s, 1 + x), x, 0, order=3)
    refused(enclosure.enclosure, Eq(third, 8))
    assert check(third, "=", 12).status != "refuted"
    wide = variable("s", interval(-1 - x**2, x**2))
    refused(enclosure.enclosure, Eq(D_at(integral(wide, 1 + x), x, 0, order=3), 8))
    assert enclosure.enclosure(Eq(D_at(integral(wide, wide + 0), x, 1), -2))


def test_an_infinite_end_is_on_its_own_side():
    """∫ from ∞ to −∞ was the one over all reals, and {∞, …, 3} the integers up to 3."""
    backwards = variable("r", interval(infinity, neg(infinity)))
    refused(enclosure.enclosure, Gt(integral(backwards, exp(-(backwards**2))), 1))
    for sort in (interval(infinity, 3), integers(infinity, 3), interval(0, neg(infinity))):
        v = variable("v", sort)
        refused(enclosure.enclosure, Eq(op("call", function(v, v), 2), 2))
    below = variable("v", integers(None, 3))
    assert enclosure.enclosure(Eq(op("call", function(below, below), 2), 2))


@pytest.mark.parametrize("inner", [interval(None, None), interval(0, 1)])
def test_an_integral_inside_an_integral_is_left_open(inner):
    """One kind of value handed its sum with another to that other, which handed it back."""
    z, w = variable("z", interval(0, 1)), variable("w", inner)
    for integrand in (w * z * exp(-(w**2)), z * w, w + z, exp(z - w**2)):
        refused(enclosure.enclosure, Le(integral(z, integral(w, integrand)), 10))


def test_the_integer_part_of_a_number_that_does_not_fit_into_memory():
    """⌊2^(2⁴⁰)⌋ ended the process."""
    large = power(power(term(2), 2**20), 2**20)
    refused(enclosure.enclosure, Gt(floor(large), 0))
    assert enclosure.enclosure(Eq(floor(power(term(2), 2**10)), power(term(2), 2**10)))


def test_what_would_take_for_ever(monkeypatch):
    """10⁹ terms of three sums, and the derivatives up to an order nobody asks for in earnest."""
    monkeypatch.setattr(ball_evaluation, "_MOST_WORK", 10_000)  # instead of 10⁶, which are some seconds
    i, j, k = (index(name, 1000) for name in "ijk")
    refused(enclosure.enclosure, Gt(sum_(i, sum_(j, sum_(k, exp(1 / (i + j + k))))), 1))
    nested = exp(exp(x))
    assert isinstance(refused(algebra.algebra, D_at(nested, x, 1, order=50), term(1)), Refusal)
    assert enclosure.enclosure(Gt(D_at(nested, x, 1, order=9), 1))
    with pytest.raises(ValueError, match="at most 50"):
        D_at(nested, x, 1, order=51)


def test_the_variables_of_two_integrals_are_two():
    """∫ e^(−x²) ∫ x·y·e^(−y²) dy dx, which is 0, was enclosed as π/2: inside, x was taken for y, where y = 0 hid it."""
    y, z = variable("y"), variable("z", interval(0, 1))
    inner = integral(y, x * y * exp(-(y**2)))
    refused(enclosure.enclosure, Gt(integral(x, exp(-(x**2)) * inner), 1))
    assert check(integral(x, exp(-(x**2)) * inner), "=", 0).status != "refuted"
    for double in (integral(x, exp(-(x**2)) * integral(z, x * z)), integral(z, integral(y, y * z * exp(-(y**2))))):
        refused(enclosure.enclosure, Gt(double, term(1) / 100))
    alone = integral(y, y**2 * exp(-(y**2)))
    assert enclosure.enclosure(Gt(integral(x, exp(-(x**2)) * alone), term(3) / 2))
    refused(enclosure.enclosure, Gt(D_at(integral(y, x * y * exp(-(y**2))), x, 1), -1))


def test_an_error_inside_the_integrator_is_passed_on():
    """The process ended where the integrand raised what nobody had foreseen, such as KeyboardInterrupt."""

    def interrupted(at):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _enclosed(interrupted, arb(0), arb(1))
