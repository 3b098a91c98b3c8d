"""Powers with natural exponents, of numbers of any sign."""

import pytest

from derive.authoring import integer, natural, positive, real, variable
from derive.kernel.field import Field
from derive.terms.sorts import family_sort, natural0
from derive.terms.term import Term

x, y = variable("x", real), variable("y", real)
n, m = variable("n", natural), variable("m", natural0)
z, s = variable("z", integer), variable("s", positive)
c = variable("c", family_sort(n, natural0))

TRUE: list[tuple[Term, Term]] = [
    (x ** (n + 1), x * x**n),
    (x ** (n + m), x**n * x**m),
    (x ** (2 * n + 3), x**3 * (x**n) ** 2),
    (x**n, x * x ** (n - 1)),
    (x ** (n + 2 - 1), x ** (1 + n)),
    ((x - y) ** (n + 1), (x - y) ** n * x - y * (x - y) ** n),
    (x ** (n * m + n), x ** (n * m) * x**n),
    (x ** (c[1] + 1), x * x ** c[1]),
    ((1 - x ** (n + 1)) - (1 - x**n), x**n * (1 - x)),
]
FALSE: list[tuple[Term, Term]] = [
    (x ** (n + 1), x**n),
    (x ** (2 * n), x**n),
    (x ** (n * m), x**n * x**m),
    ((x + y) ** n, x**n + y**n),
    (x ** (m + 1), x * y**m),
    (x**m, x * x ** (m - 1)),  # at m = 0 and x = 0 the right side has no value
    (x ** (z + 1), x * x**z),  # z may be −1
]


@pytest.mark.parametrize(("left", "right"), TRUE)
def test_exponents_are_added(left, right):
    assert Field(()).equal(left, right)


@pytest.mark.parametrize(("left", "right"), FALSE)
def test_and_nothing_else(left, right):
    assert not Field(()).equal(left, right)


def test_where_a_size_is_bounded_by_a_fraction():
    """n ≥ 3/2 makes the generator n − 3/2, which is no natural number."""
    field = Field((2 * n >= 3,))
    assert not field.equal(x ** (2 * n), x**3 * (x ** (n - 1)) ** 2)
    assert field.equal(x ** (2 * n), x ** (n + n))
