"""Rounding, integers and antisymmetry: what the rules give, and what they must refuse."""

import pytest

from derive.kernel.rules import algebra, logic, rounding
from derive.kernel.theorem import Refusal
from derive.terms.build import Eq, ceiling, floor, log, term, variable
from derive.terms.sorts import integer, natural

x, y = variable("x"), variable("y")
k, m = variable("k", integer), variable("m", natural)


def refused(rule, *arguments):
    with pytest.raises(Refusal) as caught:
        rule(*arguments)
    return caught.value


def test_a_rounded_number_lies_within_one_of_the_number():
    assert rounding.floor_at_most(x).conclusion == (floor(x) <= x)
    assert rounding.below_floor_plus_one(x).conclusion == (x < floor(x) + 1)
    assert rounding.at_most_ceiling(x).conclusion == (x <= ceiling(x))
    assert rounding.ceiling_below(x).conclusion == (ceiling(x) < x + 1)


def test_what_is_rounded_must_be_defined():
    for rule in (rounding.floor_at_most, rounding.below_floor_plus_one, rounding.at_most_ceiling, rounding.ceiling_below):
        assert refused(rule, log(x)).missing == (x > 0,)
        assert rule(log(x), (x > 0,)).hypotheses == (x > 0,)


def test_only_integers_have_a_next_one():
    assert rounding.integer_step(logic.assume(k < m)).conclusion == (k + 1 <= m)
    assert rounding.integer_step(logic.assume(k < floor(x))).conclusion == (k + 1 <= floor(x))
    assert "not known to be an integer" in refused(rounding.integer_step, logic.assume(k < x)).why
    assert "not known to be an integer" in refused(rounding.integer_step, logic.assume(k / 2 < m)).why


def test_an_integer_may_be_equal_to_what_it_does_not_exceed():
    refused(rounding.integer_step, logic.assume(k <= m))
    refused(rounding.integer_step, logic.assume(k > m))


def test_rounding_down_is_not_strict():
    refused(algebra.order, floor(x), "<", x)
    refused(algebra.combine, floor(x), "<", x, [(term(1), rounding.floor_at_most(x))])
    refused(algebra.combine, x, "<", ceiling(x), [(term(1), rounding.at_most_ceiling(x))])


def test_two_opposite_inequalities_make_an_equation():
    below, above = logic.assume(x <= y), logic.assume(y <= x)
    theorem = algebra.antisymmetry(below, above)
    assert theorem.conclusion == Eq(x, y)
    assert set(theorem.hypotheses) == {x <= y, y <= x}
    assert algebra.antisymmetry(below, logic.assume(x >= y)).conclusion == Eq(x, y)


def test_one_inequality_twice_is_no_equation():
    below = logic.assume(x <= y)
    refused(algebra.antisymmetry, below, below)
    refused(algebra.antisymmetry, below, algebra.turn(below))
    refused(algebra.antisymmetry, below, logic.assume(x <= y + 0))
    refused(algebra.antisymmetry, logic.assume(x < y), logic.assume(y < x))
