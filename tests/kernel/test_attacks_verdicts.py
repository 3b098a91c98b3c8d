"""Verdicts on claims whose hypotheses no point satisfies, or that were refuted where they hold."""

import pytest

from derive.checking import check
from derive.kernel.rules import algebra
from derive.terms.build import (
    Eq,
    Ge,
    Gt,
    Ne,
    expectation,
    forall,
    implies,
    index,
    is_integer,
    log,
    power,
    prod,
    sum_,
    term,
    variable,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, function_sort, natural, natural0, open_probability, positive, real

x, t = variable("x"), variable("t", positive)
f = variable("f", function_sort(real, real))
g = variable("g", function_sort(positive, real))


@pytest.mark.parametrize("value", [1 / x, log(x) / x, 1 / (3 * x - 7)])
def test_a_function_that_is_not_defined_everywhere_is_no_model(value):
    """f(x) = 1/x for all real x is said of no f: f(1) = 2 was refuted, and f(1) = 1 proved "for instance at 1/x"."""
    given = forall(x, Eq(f(x), value))
    assert check(Eq(f(2), 7), given).status == "unknown"
    assert "for instance" not in str(check(Eq(f(2), f(2)), given))


def test_a_function_that_is_defined_everywhere_is_one():
    assert check(Eq(f(1), 2), forall(x, Eq(f(x), x**2))).status == "refuted"
    assert check(Eq(g(1), 2), forall(t, Eq(g(t), 1 / t))).status == "refuted"
    assert check(Eq(g(1), 1), forall(t, Eq(g(t), 1 / t))).status == "proved"
    assert check(Eq(f(1), 1), forall(x, implies(Ne(x, 0), Eq(f(x), 1 / x)))).status != "refuted"


def test_points_with_empty_families_and_huge_ranges():
    """The mean of the entries of an empty family, and the length of a range of 10¹⁰⁰ integers, were errors."""
    size, n, w = variable("N", natural0), variable("n", natural), variable("w", open_probability)
    g = variable("g", family_sort(size, positive))
    product = prod(index("i", size), g[index("i", size)])
    assert check(Gt(3, 0), Eq(w * w, product))
    y = variable("y")
    assert check(Gt(3, 0), Eq(power(y, n), sum_(index("i", n), y)))
    huge = index("i", power(term(10), 100))
    assert check(Gt(sum_(huge, y), y)).status != "proved"


def test_a_size_that_is_none():
    """n = −1 for a size n was an error where a definition or an expectation spoke of a family of that size."""
    n = variable("n", natural)
    q, j = variable("q", family_sort(n, positive)), index("j", n)
    total = define("H", (q,), sum_(j, q[j]), Notation("H", "H"))
    for given in (Gt(total(q), 1), Gt(expectation(q, j, 2 * j), 1)):
        assert check(Gt(3, 0), given, Eq(n, -1)).status == "unknown"
        assert check(Gt(3, 0), given, Eq(n, 2)).status == "proved"


def test_an_exponent_that_is_an_integer_by_hypothesis():
    """A theorem of the kernel, "undefined" at x = −1, y = 1 because y is a real variable."""
    y = variable("y")
    assert algebra.algebra(power(x, y), power(x, y), (is_integer(y), Ge(y, 0)))
    assert check(Eq(power(x, y), power(x, y)), is_integer(y), Ge(y, 0)).status == "proved"
    assert check(Eq(power(x, y), power(x, y))).status == "refuted"
