"""Powers whose exponents lie between bounds: they are read as fractions, and pᵘ⁻¹ is still pᵘ/p.

Each identity has false ones beside it, and random ones are held against numbers.
"""

import random
from fractions import Fraction

import pytest

from derive.kernel.assumptions import assumptions
from derive.kernel.balls import decide
from derive.terms.build import Eq, Ge, Gt, Lt, div, exp, log, mul, power, sub, term, variable
from derive.terms.sorts import open_probability, positive
from derive.terms.term import Term

x, y = variable("x"), variable("y")
p, u = variable("p", open_probability), variable("u", open_probability)
t = variable("t", positive)
UNIT = (Gt(x, 0), Gt(y, 0), Lt(y, 1))

# what is equal, and under what
TRUE = {
    "a bounded exponent": (x ** (y - 1), x**y / x, UNIT),
    "turned": (x ** (1 - y), x / x**y, UNIT),
    "shifted by two": (x ** (y + 2), x**y * x**2, UNIT),
    "a probability": (p ** (u - 1), p**u / p, ()),
    "one minus a probability": ((1 - p) ** (u - 1), (1 - p) ** u / (1 - p), ()),
    "both": (p ** (u - 1) * (1 - p) ** (-u), (p / (1 - p)) ** u / p, ()),
    "a number": (term(2) ** (u - 1), term(2) ** u / 2, ()),
    "a sum": ((1 + t) ** (u - 1), (1 + t) ** u / (1 + t), ()),
    "a symmetric form": (t ** (u - 1) * t ** (1 - u), term(1), ()),
    "written with exp": (exp(log(t) / (1 + t)), t * exp(-t * log(t) / (1 + t)), ()),
}
FALSE = {
    "not divided": (x ** (y - 1), x**y * x, UNIT),
    "divided twice": (x ** (y - 1), x**y / x**2, UNIT),
    "another base": (p ** (u - 1), p**u / (1 - p), ()),
    "another exponent": (p ** (u - 1), u**p / p, ()),
    "half of it": (x ** (y - Fraction(1, 2)), x**y / x, UNIT),
    "another number": (term(2) ** (u - 1), term(2) ** u / 3, ()),
    "sum of bases": ((1 + t) ** (u - 1), (1 + t) ** u / t, ()),
    "exp of another": (exp(log(t) / (1 + t)), t * exp(t * log(t) / (1 + t)), ()),
}


@pytest.mark.parametrize(("left", "right", "given"), TRUE.values(), ids=TRUE)
def test_true_ones_are_equal(left: Term, right: Term, given: tuple[Term, ...]) -> None:
    assert assumptions(given).entails(Eq(left, right))


@pytest.mark.parametrize(("left", "right", "given"), FALSE.values(), ids=FALSE)
def test_false_ones_are_not(left: Term, right: Term, given: tuple[Term, ...]) -> None:
    assert not assumptions(given).entails(Eq(left, right))


@pytest.mark.parametrize("seed", range(60))
def test_what_is_equal_is_equal_in_numbers(seed: int) -> None:
    """Products of powers with exponents a·u + b: whether such a product is 1 is decided as numbers decide it."""
    draw = random.Random(seed)
    bases = (p, sub(1, p), t, term(3), 1 + t)
    shape = [(draw.choice(bases), draw.randint(-2, 2), draw.randint(-2, 2)) for _ in range(3)]
    product: Term = term(1)
    for base, a, b in shape:
        product = mul(product, power(base, a * u + b))
    other: Term = term(1)  # its inverse, taken apart, and sometimes by one power wrong
    wrong = draw.randrange(3) if seed % 2 else None
    for k, (base, a, b) in enumerate(shape):
        other = div(div(other, power(base, a * u)), power(base, term(b + (k == wrong))))
    claim = Eq(mul(product, other), 1)
    point = {p: Fraction(2, 7), u: Fraction(3, 5), t: Fraction(11, 4)}
    in_numbers = decide(claim, point)
    if wrong is None:
        assert assumptions(()).entails(claim)
        assert in_numbers is not False
    else:
        assert not assumptions(()).entails(claim)
        assert in_numbers is False


def test_a_base_speaks_of_an_exponential_that_others_are_roots_of() -> None:
    """exp(1/(x² − 1)) is √(a/c), and the base 1 + a·c of a power is not 1 + √(a·c)."""
    a, c, root = exp(1 / (x - 1)), exp(1 / (x + 1)), exp(1 / (x**2 - 1))
    base = 1 + a * c
    larger, smaller = exp(log(base) / x), exp(log(base) * (1 - x) / x)  # base^(1/x) and base^(1/x − 1)
    known = assumptions((Gt(x, 1),))
    true = Eq(a + larger, root**2 * c + base * smaller)
    false = Eq(a + larger, root**2 * c + (1 + root * c) * smaller)
    assert known.entails(true)
    assert not known.entails(false)
    assert decide(false, {x: Fraction(5, 2)}) is False


def test_a_power_at_zero_is_not_divided() -> None:
    nonnegative = (Ge(x, 0), Gt(y, 0), Lt(y, 1))
    assert not assumptions(nonnegative).entails(Eq(x ** (y + 1) / x, x**y + 1))


def test_a_root_of_a_probability_in_a_logarithm() -> None:
    """√p of p = t/(1 + t) is a quotient, so that 1 + √p has more than one form."""
    root = p ** Fraction(1, 2)
    known = assumptions(())
    assert known.entails(Eq(log(1 + root), log(2 + (p - root) / root)))
    assert known.entails(Eq(log(t + root), log(t + p / root)))
    assert not known.entails(Eq(log(1 + root), log(1 + p / root**2)))
    assert not known.entails(Eq(log(t + root), log(t + p)))
