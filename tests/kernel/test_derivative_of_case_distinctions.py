"""The derivative of a case distinction: one branch at a time, and only where no condition is about to change."""

from __future__ import annotations

import pytest

from derive.kernel.rules.algebra import algebra
from derive.kernel.theorem import Refusal
from derive.terms.build import D, Eq, Gt, Lt, Ne, floor, log, maximum, minimum, piecewise, term, variable
from derive.terms.sorts import positive
from derive.terms.term import Term

ONE = term(1)
x, y = variable("x"), variable("y")
width = variable("delta", positive)
huber = piecewise((x**2 / 2, abs(x) <= width), otherwise=width * (abs(x) - width / 2))


@pytest.mark.parametrize(
    ("body", "slope", "under"),
    [
        (huber, piecewise((x, abs(x) <= width), otherwise=width * x / abs(x)), [Ne(abs(x), width)]),
        (huber, maximum(-width, minimum(x, width)), [Ne(abs(x), width)]),
        (maximum(0, 1 - y * x), piecewise((-y, y * x < 1), otherwise=0), [Ne(1 - y * x, 0)]),
        (abs(x - y), piecewise((1, x > y), otherwise=-1), [Ne(x, y)]),
        (piecewise((1 / x, x > 0), otherwise=x), piecewise((-1 / x**2, x > 0), otherwise=1), [Ne(x, 0)]),
        (piecewise((x, y > 0), otherwise=x**2), piecewise((1, y > 0), otherwise=2 * x), []),
        (piecewise((log(x), x > 1), (x, x > 0), otherwise=0), 1 / x, [Gt(x, 1)]),
    ],
)
def test_each_branch_has_its_own_derivative(body: Term, slope: Term, under: list[Term]) -> None:
    assert algebra(D(body, x), slope, under).conclusion.args[1] == slope


@pytest.mark.parametrize(
    ("body", "slope", "under"),
    [
        (piecewise((x, x <= 0), otherwise=1 + x), 1, []),  # a jump
        (piecewise((x, x <= 0), otherwise=-x), 1, [Eq(x, 0)]),  # a corner
        (piecewise((x, x < 0), otherwise=x), 1, []),  # true, and not seen: the condition changes at 0
        (piecewise((1, floor(x) <= 0), otherwise=2), 0, [Ne(floor(x), 0)]),  # the condition itself jumps
        (piecewise((x, Eq(x, 3)), otherwise=0), 1, [Eq(x, 3)]),
        (piecewise((log(x - 1), x > 0), otherwise=x), 1, [Gt(x, 0)]),  # undefined for x ≤ 1
        (piecewise((log(-x), x > 0), otherwise=x), 1, [Ne(x, 0)]),
        (huber, x, [Ne(abs(x), width)]),
        (huber, x, [Eq(abs(x), width)]),
        (abs(x), 0, [Lt(abs(x), 1)]),
    ],
)
def test_what_is_refused(body: Term, slope: Term | int, under: list[Term]) -> None:
    with pytest.raises(Refusal):
        algebra(D(body, x), term(slope), under)


def test_a_number_is_not_zero_where_its_modulus_is_positive() -> None:
    assert algebra(x / x, ONE, [Gt(abs(x), width)])
    assert algebra(abs(x) ** 2 / x**2, ONE, [Gt(abs(x), width)])
    with pytest.raises(Refusal):
        algebra(x / x, ONE, [Lt(abs(x), width)])
    with pytest.raises(Refusal):
        algebra(abs(x) ** 2 / x**2, ONE, [Lt(abs(x), width)])
    with pytest.raises(Refusal):
        algebra(x / x, ONE, [Gt(abs(x), -width)])
