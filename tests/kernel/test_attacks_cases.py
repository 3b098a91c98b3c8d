"""Attempts that went through a case too few: where a sum is empty, at the end of a domain, of another variable.

Each test says what would have followed.
"""

from derive.checking import check
from derive.kernel.field import Field
from derive.kernel.rules import algebra
from derive.terms.build import (
    D_at,
    Gt,
    delta,
    exp,
    floor,
    function,
    index,
    infinity,
    integral,
    limit,
    log,
    op,
    piecewise,
    sqrt,
    sum_,
    term,
    variable,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integers,
    interval,
    is_inhabited,
    natural,
    natural0,
    nonnegative,
    real,
)
from tests.kernel.refusals import refused

x, y, c = variable("x"), variable("y"), variable("c")
n, N = variable("n", natural), variable("N", natural0)
i = index("i", N)
p = variable("p", family_sort(N, real))
name = Notation("F", "F")


def test_the_two_cases_of_what_stands_in_an_empty_sum():
    """δ(1/N, 1) in a sum over 1, …, N: in either case N ≠ 0, and δ(N, 0)·(1 + S²) = 0 followed, at N = 0 too."""
    inside = sum_(i, delta(1 / (N + i - i), 1) * p[i])
    refused(algebra.algebra, (1 + inside**2) * delta(N, 0), term(0))
    outside = delta(1 / n, 1) * (n - 1)
    assert algebra.algebra(outside, term(0))


def test_where_a_size_is_three_a_family_is_no_other_family():
    """δ(n, 3)·p₁ = δ(n, 3)·p₁ for a p over 1, …, n and another p over 1, 2, 3."""
    of_n, of_three = variable("p", family_sort(n, real)), variable("p", family_sort(3, real))
    refused(algebra.algebra, delta(n, 3) * of_n[1], delta(n, 3) * of_three[1])
    k = index("k", n)
    assert Field().equal(delta(n, 3) * sum_(k, k**2), 14 * delta(n, 3))


def test_a_variance_does_not_depend_on_the_variable():
    """∫ exp(−v²/(1 + eᵛ)) dv over all reals, which is infinite, was √(π·(1 + eᵛ)), and the half of it for −2v²."""
    first, second = (integral(x, exp(-term(k) * x**2 / (1 + exp(x)))) for k in (1, 2))
    refused(algebra.algebra, first, sqrt(2) * second)
    refused(algebra.order, first, ">", term(0))
    first, second = (integral(x, exp(-term(k) * x**2 / (1 + exp(y)))) for k in (1, 2))
    assert algebra.algebra(first, sqrt(2) * second)


def test_every_argument_lies_inside_of_its_domain():
    """(a ↦ (s ↦ s over [0, ∞)))(0)(x) had the slope 1 at 0."""
    s = variable("s", nonnegative)
    line = op("call", function(c, function(s, s)), term(0), x)
    refused(algebra.algebra, D_at(line, x, term(0)), term(1))
    assert algebra.algebra(D_at(line, x, term(2)), term(1))


def test_an_argument_that_is_used_in_no_case_is_defined_around_the_point():
    """F(c) is 0 for 1 > 0 and otherwise c: F(√x) had the slope 0 at 0; likewise for a sum of cs over nothing."""
    never = define("F", (c,), piecewise((term(0), Gt(term(1), 0)), otherwise=c), name)
    size = define("G", (c, N), sum_(i, c), name)
    for body in (never(sqrt(x)), size(sqrt(x), term(0))):
        refused(algebra.algebra, D_at(body, x, term(0)), term(0))
        assert algebra.algebra(D_at(body, x, term(2)), term(0))


def test_a_domain_whose_end_has_no_value_is_empty():
    """That d ≤ 1/c was spoken of, in a claim of which nothing could be said, taught c ≠ 0: so c² > 0 and c/c = 1."""
    d = variable("d", interval(None, 1 / c))
    assert check(limit(floor(x), x, infinity) + d, "≥", 0).status == "unknown"
    refused(algebra.order, c**2, ">", term(0))
    refused(algebra.algebra, c / c, term(1))
    assert not is_inhabited(d.args[0])
    assert not is_inhabited(integers(c, None))
    assert is_inhabited(interval(None, c + 1))
    assert is_inhabited(integers(n - 1, None))


def test_an_index_of_a_sum_is_not_one_that_is_bound_further_out():
    """Σ_v a_v·Σ_w e_vw·log(1 + (Σ_y Σ_x e_vy·f_wxy)²) was the sum in which w is x: both were equal."""
    family = real
    families = [family := function_sort(index_range(n), family) for _ in range(3)]
    a, e, f = (variable(s, sort) for s, sort in zip("aef", families, strict=True))
    v, w, x_, y_ = (index(s, n) for s in "vwxy")

    def total(first):
        inside = sum_(y_, e[v, y_] * sum_(x_, f[first, x_, y_]))
        return y + sum_(v, a[v] * sum_(w, log(1 + inside**2) * e[v, w]))

    assert not Field((Gt(y, 0),)).equal(total(w), total(x_))
    turned = sum_(y_, sum_(x_, e[v, y_] * f[w, x_, y_]))
    other = y + sum_(w, sum_(v, a[v] * log(turned**2 + 1) * e[v, w]))
    assert Field((Gt(y, 0),)).equal(total(w), other)
