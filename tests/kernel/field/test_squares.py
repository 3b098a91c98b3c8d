"""Completing the square: what it says of a quadratic polynomial is true at every point."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.authoring import positive, real, sqrt, variable
from derive.kernel.field import Field
from derive.kernel.field.polynomials import Ring
from derive.kernel.field.signs import Sign
from derive.kernel.field.squares import quadratic_sign
from derive.kernel.rules.algebra import order
from derive.kernel.theorem import Refusal
from derive.terms.build import term

NUMBERS = st.fractions(-3, 3, max_denominator=4)
ALLOWED = {
    Sign.POSITIVE: lambda v: v > 0,
    Sign.NONNEGATIVE: lambda v: v >= 0,
    Sign.NEGATIVE: lambda v: v < 0,
    Sign.NONPOSITIVE: lambda v: v <= 0,
}
x, y, z = (variable(name, real) for name in "xyz")


def polynomial(ring, coefficients):
    """a + b·u + c·v + d·u² + e·uv + f·v² in the first two generators."""
    u, v = ring.generators[:2]
    parts = (ring.unit, u, v, u * u, u * v, v * v)
    return sum((ring.number(c) * p for c, p in zip(coefficients, parts, strict=True)), ring.zero_polynomial)


@given(st.tuples(*[NUMBERS] * 6), NUMBERS, NUMBERS)
def test_the_sign_is_that_of_the_values(coefficients, u, v):
    sign = quadratic_sign(Ring(24), polynomial(Ring(24), coefficients))
    a, b, c, d, e, f = coefficients
    value = a + b * u + c * v + d * u * u + e * u * v + f * v * v
    assert sign is Sign.UNKNOWN or ALLOWED[sign](value)


@given(st.tuples(*[NUMBERS] * 3), st.tuples(*[NUMBERS] * 3), st.fractions(0, 3, max_denominator=4))
def test_sums_of_squares_are_seen(first, second, constant):
    """(a + bu + cv)² + (d + eu + fv)² + g ≥ 0."""
    ring = Ring(24)
    u, v = ring.generators[:2]
    forms = [ring.number(a) + ring.number(b) * u + ring.number(c) * v for a, b, c in (first, second)]
    f = sum((g * g for g in forms), ring.number(constant))
    if f.total_degree() == 2:
        assert quadratic_sign(ring, f) in (Sign.POSITIVE, Sign.NONNEGATIVE)
        assert quadratic_sign(ring, -f) in (Sign.NEGATIVE, Sign.NONPOSITIVE)


@pytest.mark.parametrize(
    ("left", "relation", "right"),
    [
        (x**2 + y**2 + z**2, "≥", x * y + y * z + z * x),
        (x**2 + x + 1, ">", term(0)),
        (x**2 + y**2, "≥", 2 * x * y),
        (-(x**2) + x - 1, "<", term(0)),
        ((x**2 + 1) / (x**2 + x + 1), "≥", term(Fraction(2, 3))),
    ],
)
def test_textbook_inequalities(left, relation, right):
    assert order(left, relation, right)


@pytest.mark.parametrize(
    ("left", "relation", "right"),
    [
        (x**2 + y**2 + z**2, ">", x * y + y * z + z * x),
        (x**2 + 2 * x + 1, ">", term(0)),
        (x**2 + y**2, "≥", 3 * x * y),
        (x * y, "≥", term(0)),
        (x**2 - x, "≥", term(0)),
    ],
)
def test_what_fails_somewhere_is_refused(left, relation, right):
    with pytest.raises(Refusal):
        order(left, relation, right)


def test_roots_are_numbers_too():
    a, b, c = (variable(name, positive) for name in "abc")
    assert Field(()).sign(a + b + c - sqrt(a * b) - sqrt(b * c) - sqrt(c * a)) is Sign.NONNEGATIVE
