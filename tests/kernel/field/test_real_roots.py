"""The sign of a polynomial without roots, by Sturm's theorem, held against polynomials whose roots are known."""

import random
from fractions import Fraction

import pytest
from flint import fmpq_poly

from derive.kernel.assumptions import assumptions
from derive.kernel.field.real_roots import sign_without_roots
from derive.kernel.field.signs import Sign
from derive.terms.build import Ge, Gt, Le, Lt, exp, variable

x = variable("x")


def product(roots: list[int], pairs: list[tuple[int, int]], lead: int) -> fmpq_poly:
    """lead·Π (x − r)·Π ((x − a)² + b²): its real roots are the r."""
    f = fmpq_poly([lead])
    for r in roots:
        f *= fmpq_poly([-r, 1])
    for a, b in pairs:
        f *= fmpq_poly([a * a + b * b, -2 * a, 1])
    return f


@pytest.mark.parametrize("seed", range(300))
def test_against_known_roots(seed: int) -> None:
    draw = random.Random(seed)
    roots = [draw.choice([-3, -2, -1, 1, 2, 3]) for _ in range(draw.randint(0, 2))]
    pairs = list({(draw.randint(-3, 3), draw.randint(1, 3)) for _ in range(draw.randint(1, 3))})
    lead = draw.choice([-2, -1, 1, 5])
    f = product(roots, pairs, lead)
    multiple = len(set(roots)) < len(roots)
    sign = Sign.POSITIVE if lead > 0 else Sign.NEGATIVE
    turned = Sign.NEGATIVE if sign is Sign.POSITIVE else Sign.POSITIVE
    assert sign_without_roots(f, Sign.UNKNOWN) is (Sign.UNKNOWN if roots else sign)
    for half in (Sign.POSITIVE, Sign.NONNEGATIVE):
        assert sign_without_roots(f, half) is (Sign.UNKNOWN if multiple or any(r > 0 for r in roots) else sign)
    there = turned if len(roots) % 2 else sign
    for half in (Sign.NEGATIVE, Sign.NONPOSITIVE):
        assert sign_without_roots(f, half) is (Sign.UNKNOWN if multiple or any(r < 0 for r in roots) else there)


@pytest.mark.parametrize("of_number", [Sign.UNKNOWN, Sign.NONNEGATIVE, Sign.NONPOSITIVE, Sign.POSITIVE, Sign.NONZERO])
def test_a_root_at_zero_decides_nothing(of_number: Sign) -> None:
    assert sign_without_roots(fmpq_poly([0, 1, 0, 1]), of_number) is Sign.UNKNOWN


def test_constants_are_left_to_others() -> None:
    assert sign_without_roots(fmpq_poly([3]), Sign.UNKNOWN) is Sign.UNKNOWN
    assert sign_without_roots(fmpq_poly([]), Sign.UNKNOWN) is Sign.UNKNOWN


POSITIVE = [
    x**4 - x**3 + x**2 - x + 1,
    x**8 - x**6 + x**4 - x**2 + 1,
    x**4 - 3 * x + 3,
    exp(4 * x) - exp(3 * x) + exp(2 * x) - exp(x) + 1,
]


@pytest.mark.parametrize("t", POSITIVE, ids=repr)
def test_it_reaches_the_field(t) -> None:
    known = assumptions(())
    assert known.entails(Gt(t, 0))
    assert not known.entails(Gt(t - 2, 0))
    assert not known.entails(Lt(t, 0))


def test_of_half_of_the_numbers() -> None:
    cubic = x**3 - x + 1  # its only root is −1.32…
    assert not assumptions(()).entails(Gt(cubic, 0))
    assert assumptions((Ge(x, 0),)).entails(Gt(cubic, 0))
    assert not assumptions((Le(x, 0),)).entails(Gt(cubic, 0))
    assert not assumptions((Gt(x, 0),)).entails(Gt(cubic - Fraction(7, 10), 0))
