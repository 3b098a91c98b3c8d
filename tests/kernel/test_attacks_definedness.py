"""Attempts to have something count as defined that is not. Each test says what would have followed."""

import pytest

from derive.kernel.rules import algebra, limits, logic
from derive.kernel.theorem import Refusal
from derive.terms.build import (
    D_at,
    Eq,
    bind,
    call,
    function,
    index,
    limit,
    op,
    sqrt,
    sum_,
    term,
    variable,
    vector,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, interval, nonnegative, real

x, z = variable("x"), variable("z")
name = Notation("F", "F")


def refused(rule, *arguments, **options):
    with pytest.raises(Refusal) as caught:
        rule(*arguments, **options)
    return caught.value


def test_what_a_defined_function_does_not_use_is_defined_nevertheless():
    """F(1/z)(2) = 2 for F(c) = (x ↦ x), so 1/z is defined, z·(1/z) = 1, and 0·(1/0) = 1."""
    f = define("F", (variable("c"),), function(x, x), name)
    refused(algebra.algebra, call(f(1 / z), term(2)), term(2))
    assert algebra.algebra(call(f(z), term(2)), term(2))
    w = define("W", (variable("c"),), function(index("i", 3), term(1)), name)
    i = index("i", 3)
    refused(algebra.algebra, sum_(i, call(w(1 / z), i)), term(3))


def test_the_distribution_of_an_expectation_is_defined_also_over_nothing():
    """E over 1..0 of the family (1/z): 0, so 1/z is defined."""
    empty = index("i", 0)
    refused(algebra.algebra, bind("expectation", empty, term(1), vector(1 / z)), term(0))
    assert algebra.algebra(bind("expectation", empty, term(1), variable("p", family_sort(0, real))), term(0))


def test_the_values_of_a_family_are_defined_as_they_are_written():
    """i ↦ (j ↦ 1 over 1..2)(i) over 1..5 put for p: Σp would be defined."""
    five, two = index("i", 5), function(index("j", 2), term(1))
    p = variable("p", family_sort(5, real))
    theorem = algebra.algebra(sum_(five, p[five]), sum_(five, p[five]))
    refused(logic.instantiate, theorem, {p: function(five, op("call", two, five))})
    wider = function(index("j", 5), term(1))
    assert logic.instantiate(theorem, {p: function(five, op("call", wider, five))})


def test_a_squeezed_function_is_defined_near_the_point():
    """(s ↦ s over [5, 6])(x) lies between x and x when it is evaluated; its limit at 0 would be 0."""
    s = variable("s", interval(5, 6))
    same = logic.generalise(algebra.order(x, "≤", x), x)
    to_zero = limits.limit_of_continuous(limit(x, x, term(0)), real)
    refused(limits.squeeze, limit(op("call", function(s, s), x), x, term(0)), same, same, to_zero, to_zero)
    assert limits.squeeze(limit(x, x, term(0)), same, same, to_zero, to_zero).conclusion == Eq(
        limit(x, x, term(0)), term(0)
    )


def test_a_derivative_is_of_a_function_that_is_defined_around_the_point():
    """Each of these functions of x is defined for x ≥ 0 only, and would have had a derivative at 0."""
    s = variable("s", nonnegative)
    line = define("L", (), function(s, s), name)
    constant = define("C", (variable("c"),), term(1), name)
    ignoring = function(variable("y"), term(1))
    for body, slope in (
        (call(line(), x), 1),
        (1 / (1 + 0 * sqrt(x)), 0),
        (constant(sqrt(x)), 0),
        (op("call", ignoring, sqrt(x)), 0),
    ):
        refused(algebra.algebra, D_at(body, x, term(0)), term(slope))
        assert algebra.algebra(D_at(body, x, term(2)), term(slope))
