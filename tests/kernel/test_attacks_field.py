"""Attempts to have the normal form say something false. Each test says what would have followed."""

import pytest

from derive.kernel.field import Field, Sign
from derive.terms.build import (
    D_at,
    Eq,
    Le,
    delta,
    floor,
    forall,
    index,
    power,
    sum_,
    term,
    variable,
)
from derive.terms.sorts import family_sort, function_sort, index_range, integers, natural, natural0, positive, real
from derive.terms.term import Term

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
