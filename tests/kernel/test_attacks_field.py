"""Attempts to have the normal form say something false. Each test says what would have followed."""

import pytest

from derive.kernel.field import Field, Sign
from derive.kernel.rules import algebra
from derive.terms.build import (
    D_at,
    Eq,
    Ge,
    Gt,
    Le,
    Ne,
    delta,
    floor,
    forall,
    index,
    is_integer,
    maximum_,
    piecewise,
    power,
    prod,
    sum_,
    term,
    variable,
)
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integer,
    integers,
    interval,
    natural,
    natural0,
    positive,
    real,
)
from derive.terms.term import Term
from tests.kernel.refusals import refused

x, y, z, b = variable("x"), variable("y"), variable("z"), variable("b")
n, N, M = variable("n", natural), variable("N", natural0), variable("M", natural0)
i, j, k = index("i", M), index("j", M), index("k", n)
q, r = variable("q", family_sort(n, real)), variable("r", family_sort(n, real))


def equal(left: Term | int, right: Term | int, *assumptions: Term) -> bool:
    return Field(assumptions).equal(term(left), term(right))


def test_an_integer_index_is_not_taken_for_a_real_number():
    """(xy)^i = (|x||y|)^i where i = z, for a real z: at i = z = 1, x = 1, y = −1 that is −1 = 1."""
    at_z = delta(k, z)
    assert not equal(at_z * power(x * y, k), at_z * power(abs(x) * abs(y), k))
    at_one = delta(k, 1)
    assert equal(at_one * power(x * y, k), at_one * x * y)


# ---- what is assumed of all j in 1, …, M says nothing at M = 0, also when it is said of p(1 + j − j)


f = variable("f", function_sort(real, real))
IDLE = [
    (lambda j: q[1 + j - j], q[1]),
    (lambda j: floor(z + j - j), floor(z)),
    (lambda j: power(z, n + j - j), power(z, n)),
    (lambda j: delta(n + j, 3 + j), delta(n, 3)),
    (lambda j: delta(n + j - j, 3), delta(n, 3)),
    (lambda j: D_at(f(x), x, z + j - j), D_at(f(x), x, z)),
    (lambda j: sum_(index("k", n + j - j), r[index("k", n)] + 0 * r[1]), sum_(k, r[k])),
]


@pytest.mark.parametrize("case", range(len(IDLE)))
def test_a_bound_index_on_which_nothing_depends(case: int):
    """∀j in 1, …, M: q(1 + j − j) = 5 gave q(1) = 5, once the sum over j had been looked at."""
    written, plain = IDLE[case]
    inner = sum_(k, r[k] * power(k, i))
    total = sum_(i, inner * written(i))
    given = forall(j, Eq(written(j), 5))
    assert not equal(total + plain, total + 5, given)
    assert not equal(total - total + plain, 5, given)


def test_a_sign_that_is_known_at_a_bound_index():
    """∀j: c_j + 3 ≤ c_j + b gave (b − 3)·q(1) ≥ 0 after a sum with q(1 + j − j)."""
    c, up = variable("c", family_sort(M, real)), variable("u", family_sort(n, positive))
    given = forall(j, Le(c[j] + 3, c[j] + b))
    total = sum_(i, power(c[i], 2) * up[1 + i - i])
    assert Field((given,)).sign(total + (b - 3) * up[1]) is Sign.UNKNOWN


def test_an_instance_at_a_value_of_an_empty_family():
    """p: 1..M → 1..N; ∀l in 1, …, N: b = 3 was drawn at p(1), which there need not be."""
    p = variable("p", function_sort(index_range(M), integers(1, N)))
    e = variable("e", family_sort(N, real))
    given = forall(index("l", N), Eq(b, 3))
    total = sum_(i, sum_(k, r[k] * power(k, i)) * e[p[1 + i - i]])
    assert not equal(total + b, total + 3, given)
    drawn = forall(index("l", N), Le(e[index("l", N)] + 3, e[index("l", N)] + b))
    assert Field((drawn,)).sign(power(total, 2) + b - 3) is Sign.UNKNOWN


# ---- what is an integer only where it is defined, or only by the form in which it is written


def test_what_is_an_integer_where_it_is_defined_only():
    """∀k ≥ 1: f(k) + g(k) = 1 was drawn at the number Σ 1 of the integers from 1 to x, read as x, for a real x ≥ 1: it
    had been seen in a branch in which x is an integer."""
    above = variable("x", interval(1, None))
    whole, g, c = variable("l", natural), variable("g", function_sort(real, real)), variable("c", family_sort(n, real))
    given = forall(whole, Eq(f(whole) + g(whole), 1))
    at, two = variable("i", integers(above, above)), variable("i", integers(above, above + 1))
    up = variable("i", integers(1, above))
    for written, value in (
        (sum_(up, term(1)), above),
        (sum_(two, two), 2 * above + 1),
        (prod(at, at), above),
        (prod(up, term(2)), power(2, above)),
        (maximum_(at, at), above),
    ):
        seen = sum_(k, piecewise((c[k] * f(written), is_integer(above)), otherwise=term(0)))
        refused(algebra.algebra, seen - seen + f(value) + g(value), term(1), (given,))
    assert algebra.algebra(sum_(up, term(1)), above, (is_integer(above),))
    seen = sum_(k, piecewise((c[k] * f(n), is_integer(above)), otherwise=term(0)))
    assert algebra.algebra(seen - seen + f(n) + g(n), term(1), (given,))


def test_a_number_of_which_something_else_is_assumed_to_be_an_integer():
    """x + ½ is an integer, and δ(x, z)·(|b^(x + ½)| − b^(x + ½)) was 0, b^(z + ½) being read as exp((z + ½)·log b)."""
    at_x = power(b, x + term(1) / 2)
    given = (is_integer(x + term(1) / 2), Ne(b, 0))
    refused(algebra.algebra, delta(x, z) * (abs(at_x) - at_x), term(0), given)
    assert algebra.algebra(delta(x, z) * (x * at_x - z * at_x), term(0), (*given[1:], Gt(b, 0)))


def test_an_integer_in_place_of_a_natural_number():
    """b^(nˡ) for a natural l, with an integer m for l, was exp(nᵐ·log b): positive, also for b = −1 and n = l = 1."""
    l, m = variable("l", natural), variable("m", integer)
    over = index("l", N)
    inside = (Ne(b, 0), Ge(m, 1), Le(m, N))

    def gap(v: Term) -> Term:
        return abs(power(b, power(n, v))) - power(b, power(n, v))

    refused(algebra.algebra, delta(l, m) * gap(l), term(0), (Ne(b, 0),))
    refused(algebra.algebra, sum_(over, delta(over, m) * gap(over)), term(0), inside)
    values = variable("p", family_sort(N, real))
    given = forall(over, Eq(values[over], power(b, power(n, over))))
    refused(algebra.order, values[m], ">", term(0), (*inside, given))
    assert algebra.algebra(values[over], power(b, power(n, over)), (Ne(b, 0), given))
    much = n
    for _ in range(38):
        much = -much
    first = variable("w", integers(term(2) - 1, n))  # the same range as 1, …, n, and no longer natural by its form
    seen, total = sum_(first, first * z**first), sum_(k, abs(power(b, power(n, k))))
    refused(algebra.algebra, seen - seen + total, sum_(k, power(b, power(n, k))), (Ne(b, 0),))
    odd = power(b, 3 * l + 1)
    refused(algebra.algebra, delta(l, much) * (abs(odd) - odd), term(0), (Ne(b, 0),))


def test_two_cases_of_which_the_key_of_a_delta_says_nothing():
    """Σᵢ δ(⌊y⌋/M, 1)·c_i, once seen, split the question about δ(⌊y⌋, M) into ⌊y⌋/M = 1 and ≠ 1: then M was never 0."""
    c = variable("c", family_sort(M, real))
    seen = sum_(i, delta(floor(y) / (M + i - i), 1) * c[i])
    claim = delta(M, 0) * floor(y) * (2 + delta(floor(y), M))
    refused(algebra.algebra, seen - seen + claim, term(0))
    assert algebra.algebra(claim, 2 * delta(M, 0) * floor(y))
