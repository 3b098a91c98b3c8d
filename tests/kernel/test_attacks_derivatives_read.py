"""Derivatives and powers that exist, although the rules by which the normal form reads them do not say so.

(0 where x = 0, otherwise x) is x, so that its derivative at 0 is 1; branch by branch it would be 0.
"""

from derive.kernel.rules import algebra, calculus, limits, logic, rounding
from derive.terms.build import (
    D_at,
    Eq,
    Ge,
    continuous,
    differentiable,
    function,
    piecewise,
    power,
    term,
    variable,
)
from derive.terms.sorts import function_sort, integer, interval, natural0, real
from tests.kernel.refusals import refused

x = variable("x")
_FIVEFOLD = piecewise((5 * x, Eq(x, 0)), otherwise=x)
_SLOPE = D_at(_FIVEFOLD, x, term(0))


def _slope_is_one():
    """⊢ f′(0) = 1, written as the derivative of x at 0."""
    everywhere = calculus.differentiate(algebra.algebra(_FIVEFOLD, x), x)
    return logic.instantiate(everywhere, {x: term(0)})


def test_what_is_added_up_is_read_by_rules_that_apply():
    """f′(0) = 1 with f′(0) read as 5 gave 5 = 1."""
    slope = _slope_is_one()
    assert slope.conclusion.args[0] == _SLOPE
    refused(algebra.combine, term(5), "=", term(1), [(term(1), slope)])
    refused(algebra.combine, term(5), "≤", term(1), [(term(1), slope)])
    refused(algebra.algebra, term(5), term(1), (), [slope])
    plain = logic.instantiate(calculus.differentiate(algebra.algebra(x + x, 2 * x), x), {x: term(0)})
    assert algebra.combine(term(2), "=", term(2), [(term(1), plain)])


def test_an_interval_ends_where_it_is_said_to_end():
    """Continuous (differentiable) on [0, f′(0)] = [0, 1] was continuous on [0, 5]."""
    g, upto = variable("g", function_sort(real, real)), interval(term(0), _SLOPE)
    one, five = interval(0, 1), interval(0, 5)
    inside = variable("y", five)
    for kind in (continuous, differentiable):
        given = (kind(g, upto),)
        refused(logic.evident, kind(g, five), given)
        assert logic.evident(kind(g, one), (kind(g, five),))
    refused(calculus.smooth, continuous(function(inside, g(inside)), five), (continuous(g, upto),))
    refused(algebra.algebra, D_at(g(x), x, term(2)), D_at(g(x), x, term(2)), (differentiable(g, upto),))


def test_a_power_is_added_up_as_what_it_is_known_to_be():
    """x^(2^k) for a whole k ≥ 0 is no exp(2^k·log x): at k = 0 it is x, and x ≤ c does not give 0 < c."""
    c, k, n = variable("c"), variable("k", integer), variable("n", natural0)
    exponent = power(term(2), k)
    whole = rounding.integer_power(exponent, (Ge(k, 0),))
    bounded = logic.assume(x**n <= c)
    instance = logic.instantiate(bounded, {n: exponent}, [whole, algebra.order(exponent, "≥", term(0))])
    assert instance.conclusion == (x**exponent <= c)
    refused(algebra.combine, term(0), "<", c, [(term(1), instance)])
    refused(algebra.combine, term(0), "<", c, [(term(1), instance)], using=[whole])
    assert algebra.combine(term(0), "<", c, [(term(1), instance)], (x > 0,))


def test_a_difference_quotient_goes_to_its_limit():
    """The word for the kind of limit was taken as it was given: E[…] = f′(a), ∫ … = f′(a), ∀ … = f′(a)."""
    u, a = variable("u"), variable("a")
    for kind in ("expectation", "integral", "derivative", "sum", "forall", "lambda"):
        refused(limits.difference_quotient, x**2, x, u, a, kind)
    for kind in ("limit", "limit+", "limit-"):
        assert limits.difference_quotient(x**2, x, u, a, kind)
