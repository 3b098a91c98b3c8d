"""Derivatives at kinks: max(w, 0)² has one, max(w, 0) has none, and an equation passes a derivative on."""

import pytest

from derive.kernel.rules import algebra, calculus, logic
from derive.kernel.theorem import Refusal
from derive.terms.build import D, D_at, Eq, log, maximum, minimum, op, piecewise, term, variable
from derive.terms.sorts import positive

x, delta = variable("x"), variable("delta", positive)


@pytest.mark.parametrize("power", [2, 3])
def test_a_power_of_the_positive_part_has_a_slope_everywhere(power):
    for part in (maximum(x, 0), maximum(0, x), minimum(x, 0)):
        slope = power * part ** (power - 1)
        assert algebra.algebra(D(part**power, x), slope).conclusion == Eq(D(part**power, x), slope)
    assert algebra.algebra(D_at(maximum(x - 1, 0) ** power, x, 1), term(0))


@pytest.mark.parametrize(
    "body",
    [
        maximum(x, 0),
        maximum(x, 0) ** 1,
        maximum(x, 1) ** 2,
        maximum(x, -x) ** 2,
        maximum(x, 0, -1) ** 2,
        maximum(x, 0) ** (term(3) / 2),
    ],
)
def test_other_kinks_have_none_that_is_read_off(body):
    with pytest.raises(Refusal):
        algebra.algebra(D(body, x), D(body, x))


def test_the_second_derivative_has_the_kink():
    with pytest.raises(Refusal):
        algebra.algebra(D_at(maximum(x, 0) ** 2, x, 0, 2), term(0))
    with pytest.raises(Refusal):
        algebra.algebra(D_at(maximum(x, 0) ** 2, x, 0, 2), term(2))


def test_an_equation_passes_a_derivative_on():
    square = maximum(x, 0) ** 2
    branches = piecewise((x**2, x >= 0), otherwise=0)
    cases = {}
    for name, case in (("≥", x >= 0), ("<", x < 0)):
        cases[name] = algebra.algebra(branches, square, (case,))
    equation = logic.cases(x, term(0), cases)
    theorem = calculus.differentiate(equation, x)
    assert theorem.conclusion == Eq(D(branches, x), D(square, x))
    turned = calculus.differentiate(algebra.algebra(square, square), x)
    assert turned.conclusion == Eq(D(square, x), D(square, x))


def test_an_equation_of_two_kinks_gives_no_derivative():
    equation = algebra.algebra(abs(x), maximum(x, -x))
    with pytest.raises(Refusal):
        calculus.differentiate(equation, x)


def test_a_branch_that_is_never_reached_needs_no_definition():
    branches = piecewise((1 / x, x > 0), otherwise=log(x))
    assert algebra.algebra(branches, 1 / x, (x > 1,))
    assert algebra.algebra(piecewise((1 / x, x < 0), otherwise=1), term(1), (x > 1,))
    for under in ((), (x > -1,), (x <= 0,)):
        with pytest.raises(Refusal):
            algebra.algebra(branches, branches, under)


def test_a_branch_that_is_never_reached_is_a_term_all_the_same():
    branches = piecewise((1, x > 0), otherwise=op("log", x, x, x))
    with pytest.raises(Refusal):
        algebra.algebra(branches, term(1), (x > 1,))
