"""Derivatives of terms: the formula, the conditions that come with it, and what is not differentiated."""

from __future__ import annotations

import pytest

from derive.kernel.field import Field, Unsupported
from derive.kernel.field.differentiation import derivative, partial_derivative
from derive.terms.build import (
    D_at,
    Gt,
    Ne,
    atanh,
    bind,
    call,
    cosh,
    delta,
    exp,
    expectation,
    floor,
    forall,
    index,
    integral,
    integrate_over,
    limit,
    log,
    maximum,
    op,
    piecewise,
    power,
    prod,
    sinh,
    sqrt,
    sum_,
    tanh,
    term,
    variable,
    xlogy,
)
from derive.terms.sorts import family_sort, function_sort, index_range, natural, positive, real
from derive.terms.term import Term

x, y, b = variable("x", positive), variable("y", positive), variable("b", positive)
n, m = variable("n", natural), variable("m", natural)
i, j, k = index("i", n), index("j", n), index("k", n)
P, Z = variable("P", family_sort(n, positive)), variable("Z", family_sort(n, real))
A = variable("A", function_sort(index_range(n), family_sort(m, real)))
r, s = index("r", m), index("s", m)
f = variable("f", function_sort(positive, real))

FORMULAS: list[tuple[Term, object, list[Term]]] = [
    (term(3), 0, []),
    (y, 0, []),
    (x, 1, []),
    (x * y * x, 2 * x * y, []),
    (x / y, 1 / y, []),
    (y / x, -y / x**2, []),
    (x**3, 3 * x**2, []),
    (power(x, -2), -2 / x**3, [Ne(x, 0)]),
    (power(x, n), n * power(x, n) / x, [Ne(x, 0)]),
    (power(x, y), y * x**y / x, [Gt(x, 0)]),
    (power(y, x), y**x * log(y), [Gt(y, 0)]),
    (power(x, x), x**x * (log(x) + 1), [Gt(x, 0)]),
    (log(x), 1 / x, [Gt(x, 0)]),
    (log(x, 2), 1 / (x * log(2)), [Gt(x, 0)]),
    (exp(x * y), y * exp(x * y), []),
    (sqrt(x), 1 / (2 * sqrt(x)), [Gt(x, 0)]),
    (sinh(x) * cosh(x), cosh(2 * x), []),
    (tanh(x), 1 / cosh(x) ** 2, []),
    (atanh(x), 1 / (1 - x**2), [Gt(x, -1), Gt(1, x)]),
    (abs(x - y), (x - y) / abs(x - y), [Ne(x - y, 0)]),
    (xlogy(x, x), log(x) + 1, [Gt(x, 0)]),
    (sum_(i, P[i] * x**2), 2 * x * sum_(k, P[k]), []),
    (sum_(i, log(P[i] * x)), n / x, [forall(i, Gt(P[i] * x, 0))]),
    (prod(i, P[i] * x), n / x * prod(i, P[i] * x), [forall(i, Ne(P[i] * x, 0))]),
    (expectation(P, i, x * i), expectation(P, i, i), []),
    (
        f(x * y),
        y * D_at(f(b), b, x * y),
        [op("differentiable_at", f, x * y)],
    ),
]


@pytest.mark.parametrize("case", range(len(FORMULAS)), ids=lambda case: repr(FORMULAS[case][0]))
def test_formula_and_conditions(case: int) -> None:
    body, wanted, conditions = FORMULAS[case]
    found, needed = derivative(body, x)
    field = Field()
    assert field.equal(found, term(wanted)), (found, field.refusal)
    assert needed == conditions


def test_larger_of_two() -> None:
    found, needed = derivative(maximum(x, y), x)
    assert needed == [Ne(x, y)]
    assert Field([Gt(x, y)]).equal(found, term(1))
    assert Field([Gt(y, x)]).equal(found, term(0))


def test_second_derivative_of_an_unknown_function() -> None:
    found, needed = derivative(bind("derivative", b, call(f, b), x**2, order=1), x)
    assert Field().equal(found, 2 * x * bind("derivative", b, call(f, b), x**2, order=2))
    assert len(needed) == 1


PARTIAL: list[tuple[Term, tuple[Term, ...], object]] = [
    (sum_(i, Z[i] ** 2), (k,), 2 * Z[k]),
    (sum_(k, Z[k] ** 2), (k,), 2 * Z[k]),  # the bound k is not the free one
    (Z[j], (k,), delta(j, k)),
    (sum_(i, Z[i] * sum_(j, Z[j])), (k,), 2 * sum_(j, Z[j])),
    (log(sum_(k, exp(Z[k]))), (k,), exp(Z[k]) / sum_(j, exp(Z[j]))),
    (sum_(i, sum_(j, delta(i, j) * Z[i] * Z[j])), (k,), 2 * Z[k]),
]


@pytest.mark.parametrize("case", range(len(PARTIAL)), ids=lambda case: repr(PARTIAL[case][0]))
def test_partial_derivatives(case: int) -> None:
    body, indices, wanted = PARTIAL[case]
    found, _ = partial_derivative(body, Z, indices)
    field = Field()
    assert field.equal(found, term(wanted)), (found, field.refusal)


def test_two_indices() -> None:
    found, _ = partial_derivative(sum_(i, sum_(r, A[i, r] ** 2)), A, (k, s))
    assert Field().equal(found, 2 * A[k, s])


def test_conditions_inside_a_sum_are_quantified() -> None:
    _, needed = partial_derivative(sum_(i, log(P[i])), P, (k,))
    assert needed == [forall(i, Gt(P[i], 0))]


REFUSED = [
    floor(x),
    piecewise((x, op("and", Gt(x, 1), Gt(x, 2))), otherwise=1),
    limit(x * y, y, 0),
    integral(y, exp(-x * y)),
    integrate_over(variable("t"), 0, x, variable("t")),
    sum_(variable("i", index_range(floor(x))), term(1)),
]


@pytest.mark.parametrize("case", range(len(REFUSED)))
def test_what_is_not_differentiated(case: int) -> None:
    with pytest.raises(Unsupported):
        derivative(REFUSED[case], x)


def test_a_case_distinction_has_no_derivative_where_it_changes() -> None:
    found, needed = derivative(piecewise((x**2, Gt(x, 1)), otherwise=1), x)
    assert Field((Gt(x, 1),)).equal(found, 2 * x)
    assert Ne(x, 1) in needed


def test_an_index_that_speaks_of_the_family_is_refused() -> None:
    own = variable("N", family_sort(n, index_range(n)))
    with pytest.raises(Unsupported):
        partial_derivative(sum_(i, Z[i]), Z, (floor(Z[1]),))
    with pytest.raises(Unsupported):
        partial_derivative(own[own[1]], own, (k,))


def test_a_floor_of_something_else_is_a_constant() -> None:
    assert derivative(floor(y) * x, x) == (floor(y), [])
