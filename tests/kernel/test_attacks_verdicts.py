"""Verdicts on claims whose hypotheses no point satisfies, or that were refuted where they hold."""

import pytest
from flint import fmpq

from derive.checking import check
from derive.kernel.rules import algebra
from derive.terms.build import (
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    exp,
    expectation,
    forall,
    implies,
    index,
    is_integer,
    log,
    op,
    power,
    prod,
    sum_,
    term,
    variable,
    vector,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integers,
    interval,
    natural,
    natural0,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)
from derive.witness.hypotheses import holds_by_the_kernel

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


def table(first, second, values):
    return variable("w", function_sort(first, function_sort(second, values)))


def test_tables_are_drawn_from_their_codomain():
    """w_12 > 0 was refuted for a table of positive numbers, and w_11 > 0 proved given w_12 = 0 "for instance at" 0."""
    w = table(natural, natural, positive)
    assert check(Gt(w[1, 2], 0)).status == "proved"
    assert check(Gt(w[1, 1], 0), Eq(w[1, 2], 0)).status == "unknown"
    assert check(Le(table(natural, natural, probability)[2, 2], 1)).status == "proved"
    assert check(Ge(table(natural, natural, natural)[1, 2], 1)).status == "proved"
    assert check(Gt(table(natural, natural, real)[1, 2], 0)).status == "refuted"


def test_rows_have_the_indices_of_their_sort():
    """The rows of every table were drawn for the indices 1, 2, …: an exchange of sums from 0 on was refuted."""
    m, n = variable("m", natural), variable("n", natural)
    w = table(integers(0, n - 1), integers(0, m - 1), real)
    i, j = variable("i", integers(0, n - 1)), variable("j", integers(0, m - 1))
    assert check(Eq(sum_(i, sum_(j, w[i, j])), sum_(j, sum_(i, w[i, j])))).status == "proved"
    assert check(Gt(table(index_range(2), integers(0, 1), positive)[1, 0], 0)).status == "proved"
    p = variable("p", function_sort(integers(0, 1), real))
    assert holds_by_the_kernel(forall(t, Ge(p[1] * t, 0)), {p: (fmpq(2), fmpq(-1))}) is not True


def test_families_of_functions():
    """A family of functions was drawn as a tuple of functions, and then no value was made of it."""
    h = variable("h", family_sort(2, function_sort(real, real)))
    assert check(Eq(h[1](x), h[1](x))).status == "proved"
    assert check(Gt(h[1](x), h[2](x))).status == "refuted"
    assert check(Gt(h[1](2), h[2](2)), Eq(h[1](1) + h[2](1), 1)).status == "refuted"


def test_a_variable_that_a_hypothesis_gives_stays_what_it_is():
    """a = p₁, b = p₁ + 1, a > b held "for instance at a = 0, b = −1, p₁ = −1": the two had been swapped."""
    a, b = variable("a"), variable("b")
    p = variable("p", family_sort(2, real))
    assert check(Gt(3, 0), Eq(a, p[1]), Eq(b, p[1] + 1), Gt(a, b)).status == "unknown"
    given = (Eq(a, exp(x)), Eq(b, -exp(x)), Gt(b, a))
    assert check(Gt(3, 0), *given).status == "unknown"
    assert check(Gt(a, b), *given).status != "refuted"
    assert check(Gt(3, 0), Eq(a, p[1]), Eq(b, p[2]), Gt(a, b)).status == "proved"


def test_a_variable_that_is_given_by_another_is_not_exchanged_with_it():
    """a = 2b, a < b: exchanged, b was 2b, and so on without an end."""
    a, b = variable("a"), variable("b")
    assert check(Gt(3, 0), Eq(a, 2 * b), Lt(a, b)).status == "proved"
    assert check(Lt(b, 0), Eq(a, 2 * b), Lt(a, b)).status == "proved"
    assert check(Gt(3, 0), Eq(a, b + 1), Lt(a, b)).status == "unknown"


def test_the_index_of_an_entry_is_known_or_left_open():
    """(g(t), 1)ₖ for an index that is only known as a ball: with a function drawn for g it was an error of Python's."""
    h, k = variable("g", function_sort(real, positive)), exp(log(term(3)) / 7) ** 7
    claim = Gt(op("call", vector(h(t), 1, 2), k), h(t) + 100)
    assert check(claim).status == "unknown"


def test_a_range_that_ends_between_two_integers():
    """∀j ∈ {1, …, y/2}: j ≥ 1 was an error of Python's at y = 1."""
    y = variable("y")
    j = variable("j", integers(1, y / 2))
    verdict = check(forall(j, Ge(j, 1)))
    assert verdict.status == "refuted"
    assert "not an integer" in str(verdict)


def test_what_is_false_would_not_suffice():
    """p₀ = p₀ for p₁, …, pₙ: "It would suffice to know 0 ≥ 1"."""
    n = variable("n", natural)
    p = variable("p", family_sort(n, real))
    assert check(Eq(p[0], p[0])).missing == ()
    assert check(Eq(p[2], p[2])).missing == ("2 ≤ n",)


def test_functions_are_drawn_for_the_values_of_the_ends_of_their_domains():
    """f(a) ≥ 0 for f: [a, ∞) → [0, ∞) was `refuted`: x ↦ 2x was drawn where a was positive, and then a was moved."""
    a, c = variable("a"), variable("c")
    f = variable("f", function_sort(interval(a, None), nonnegative))
    for given in (Eq(a, power(term(2), term(1) / 2) - 2), Eq(a, c - 1), Lt(a, c), Eq(a, -3)):
        verdict = check(Ge(f(a), 0), given)
        assert verdict.status == "proved", verdict
        assert verdict.model
