"""What false thing would a rewriting let through? True neighbours stand beside: no test passes by refusing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from derive.kernel.field import Field
from derive.terms.build import (
    D,
    Eq,
    Ge,
    Gt,
    Le,
    Ne,
    conjunction,
    delta,
    exp,
    floor,
    forall,
    index,
    integral,
    integrate_over,
    is_integer,
    limit,
    log,
    maximum,
    minimum,
    piecewise,
    power,
    prod,
    sqrt,
    sum_,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integers,
    natural,
    natural0,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)
from derive.terms.term import Term

half = Fraction(1, 2)
x, y = variable("x", positive), variable("y", positive)
z, w, v = variable("z"), variable("w"), variable("v")
p, c = variable("p", open_probability), variable("c", probability)
g, h = variable("g", nonnegative), variable("h", nonnegative)
n, m, n0 = variable("n", natural), variable("m", natural), variable("N", natural0)
i, j, k = index("i", n), index("j", n), index("k", n)
a, a2 = index("a", m), index("b", m)
i0 = index("i", n0)
R, C = variable("R", family_sort(n, real)), variable("C", family_sort(n, probability))
G = variable("G", family_sort(n, nonnegative))
W = variable("W", function_sort(index_range(n), family_sort(m, nonnegative)))
f = variable("f", function_sort(positive, real))
normalised = Eq(sum_(i, C[i]), 1)


def equal(left: object, right: object, *assumptions: Term) -> bool:
    return Field(assumptions).equal(term(left), term(right))


TRUE: list[tuple[object, object, tuple[Term, ...]]] = [
    # logarithms of factors whose sign is not known
    (log(z**2), 2 * log(abs(z)), ()),
    (log(z * w), log(abs(z)) + log(abs(w)), ()),
    (log(x * z), log(x) + log(z), ()),
    (log(g * h), log(g) + log(h), ()),  # g·h > 0 and g, h ≥ 0
    (exp(log(z)), z, ()),
    (exp(3 * log(z)), z**3, ()),
    (exp(log(z * w)), z * w, ()),
    (exp(log(z**2) / 2), abs(z), ()),
    (sqrt(z**2 * x), abs(z) * sqrt(x), ()),
    (sqrt(z) ** 2, z, ()),
    ((1 - c) / (1 - c), 1, ()),
    (0 * log(z), 0, ()),
    (power(z, 2) ** half, abs(z), ()),
    # sums
    (sum_(i, 1 / n), 1, ()),
    (sum_(i0, term(1)), n0, ()),
    (sum_(i, delta(i, 3) * R[i]), R[3], (Ge(n, 3),)),
    (sum_(i, delta(i, 1) * R[i]), R[1], ()),
    (sum_(index("i", 2), delta(index("i", 2), 3) * z), 0, ()),
    (sum_(i, C[i]), n / 2, (forall(k, Eq(C[k], half)),)),
    (C[i], half, (Eq(C[i], half),)),
    (R[i], R[1], (Eq(i, 1),)),
    (sum_(i, delta(i, j) * delta(i, k)), delta(j, k), ()),
    # assumptions
    (sum_(k, 2 * x * C[k]), 2 * x, (normalised,)),
    (D(sum_(i, C[i]), C[k]), 1, (normalised,)),
    (D(sum_(i, C[i] ** 2), C[k]), 2 * C[k], (normalised,)),
    (D(z**2, z), 6, (Eq(z, 3),)),
    (xlogy(g, h), 0, (Eq(g, 0),)),
    (sum_(a, sum_(i, W[i, a] * R[i])), sum_(k, C[k] * R[k]), (forall(i, Eq(sum_(a, W[i, a]), C[i])),)),
    (z, 3, (conjunction([Eq(z, w), Eq(w, 3)]),)),
    (abs(z - w), w - z, (Le(z, w),)),
    # a log b with zeros
    (xlogy(g, x), g * log(x), ()),
    (xlogy(x, g), x * log(g), ()),
    (xlogy(g * y, g * x), y * xlogy(g, g) + g * y * log(x), ()),
    (xlogy(g + h, g + h), xlogy(g, g + h) + xlogy(h, g + h), ()),
    (xlogy(g, g**2), 2 * xlogy(g, g), ()),
    (xlogy(2 * z, g), 2 * xlogy(z, g), ()),
    (xlogy(0, g), 0, ()),
    (xlogy(z, w), 0, (Eq(w, 0),)),
    # opaque heads compare by the normal form of their parts
    (floor(z + w - w), floor(z), ()),
    (floor(n + 2), n + 2, ()),
    (integral(p, 2 * f(p) * p), 2 * integral(p, p * f(p)), ()),
    (integrate_over(z, 0, 1, exp(z) * exp(w)), integrate_over(v, 0, 1, exp(v + w)), ()),
    (limit(x * x, x, 0, "+"), limit(x**2, x, 0, "+"), ()),
    (power(z, n) * 0, 0, ()),
    (piecewise((z, Gt(z, 0)), otherwise=-z), abs(z), ()),
    (piecewise((x, Gt(x, 0)), otherwise=f(x)), x, ()),
    (
        piecewise((log(z), Gt(z, 0)), (0, Eq(z, 0)), otherwise=log(-z)),
        piecewise((0, Eq(z, 0)), otherwise=log(abs(z))),
        (),
    ),
    (power(z, n + 0), power(z, n), ()),
]

FALSE: list[tuple[object, object, tuple[Term, ...]]] = [
    (log(z * w), log(z) + log(w), ()),
    (log(z**2), 2 * log(z), ()),
    (log(z * w), log(abs(z)), ()),
    (exp(log(z**2) / 2), z, ()),
    (sqrt(z**2), z, ()),
    (sqrt(z**2 * w), z * sqrt(w), ()),
    (abs(z), z, ()),
    (abs(z + w), abs(z) + abs(w), ()),
    (maximum(z, w), z, ()),
    (minimum(z, w), maximum(z, w), ()),
    (c / (1 - c), 1, ()),
    (power(z, n), exp(n * log(abs(z))), ()),
    (power(z, 2 * n), power(abs(z), n), ()),
    # empty ranges, literal indices, ranges that differ
    (sum_(i0, 1 / n0), 1, ()),
    (sum_(i, delta(i, 3) * R[i]), R[3], ()),
    (sum_(i, delta(i, 3) * R[i]), R[3], (Ge(n, 2),)),
    (sum_(i, R[i]), sum_(index("i", m), R[index("i", m)]), ()),
    (sum_(i, x), sum_(a, x), ()),
    (sum_(i, R[i]), sum_(variable("i", integers(2, n)), R[variable("i", integers(2, n))]), ()),
    (sum_(i0, exp(log(z))) + abs(z), sum_(i0, z) + z, ()),
    (sum_(i, delta(i, a) * R[i]), R[a], ()),
    (z, w, (forall(i0, Eq(z, w)),)),
    (sum_(i0, sum_(i, y**i * i0**2)) + z, sum_(i0, sum_(i, y**i * i0**2)) + w, (forall(i0, Eq(z, w)),)),
    (sum_(i0, sum_(i, i**i0)) + z, sum_(i0, sum_(i, i**i0)) + w, (forall(i0, Eq(z, w)),)),
    (delta(i, j), 0, ()),
    (delta(i, j), delta(i, k), ()),
    # what is assumed of one index, or of a variable of the same name, says nothing of a bound one
    (sum_(i, C[i]), n / 2, (Eq(C[i], half),)),
    (C[j], half, (Eq(C[i], half),)),
    (sum_(i, R[i]), n * R[1], (Eq(i, 1),)),
    (R[n + 1], 0, (forall(i, Eq(R[i], 0)),)),
    (R[2], 0, (forall(i, Eq(R[i], 0)),)),
    (integral(z, abs(z) * exp(-(z**2) / 2)), integral(z, z * exp(-(z**2) / 2)), (Gt(z, 0),)),
    (integral(z, abs(z) * exp(-(z**2) / 2)), 0, (Gt(z, 0),)),
    (integrate_over(z, -1, 1, abs(z)), integrate_over(z, -1, 1, z), (Gt(z, 0),)),
    (integrate_over(z, 0, 1, z), integrate_over(z, 0, 1, term(3)), (Eq(z, 3),)),
    (limit(z, z, 0), 3, (Eq(z, 3),)),
    # an assumption does not enter a derivative
    (D(sum_(i, C[i]), C[k]), 0, (normalised,)),
    (D(z, z), 0, (Eq(z, 3),)),
    (D(f(y), y), 0, (Eq(f(y), 1),)),
    (D(z * w, z), z + w, (Eq(z, w),)),
    # a log b with zeros
    (xlogy(g, g), g, ()),
    (xlogy(g * z, g), z * xlogy(g, g), ()),
    (xlogy(z - w, g), xlogy(z, g) - xlogy(w, g), ()),
    (xlogy(g, z**2), 2 * xlogy(g, z), ()),
    (xlogy(g, g), xlogy(g, 1), ()),
    # opaque heads
    (integral(p, f(p) + f(1 / p)), integral(p, f(p)) + integral(p, f(1 / p)), ()),
    (integrate_over(z, 0, 1, f(x)), integrate_over(z, 0, 2, f(x)), ()),
    (limit(x, x, 0), limit(x, x, 0, "+"), ()),
    (floor(z), floor(w), ()),
    (floor(z), z, ()),
    (piecewise((z, Gt(z, 0)), otherwise=0), piecewise((z, Ge(z, 1)), otherwise=0), ()),
    (vector(z, w)[k], vector(w, z)[k], ()),
    (piecewise((z, Gt(z, 0)), otherwise=-z), z, ()),
    (piecewise((1, Gt(w, 0)), otherwise=0), piecewise((1, Ge(w, 0)), otherwise=0), ()),
    (prod(i, R[i]), prod(i, abs(R[i])), ()),
    (1 / z, 0, ()),
    (x, 1, (Ne(x, 2),)),
]


@pytest.mark.parametrize("case", range(len(TRUE)), ids=lambda case: repr(TRUE[case][:2])[:90])
def test_a_true_equation_is_proved(case: int) -> None:
    left, right, assumptions = TRUE[case]
    field = Field(assumptions)
    assert field.equal(term(left), term(right)), field.refusal


@pytest.mark.parametrize("case", range(len(FALSE)), ids=lambda case: repr(FALSE[case][:2])[:90])
def test_a_false_equation_is_not_proved(case: int) -> None:
    left, right, assumptions = FALSE[case]
    assert not equal(left, right, *assumptions)


def test_equality_with_itself_needs_no_normal_form() -> None:
    strange = piecewise((z, Gt(z, 0)), otherwise=f(x))
    assert equal(strange, strange)


def test_integrality_is_read_from_the_structure() -> None:
    field = Field([is_integer(z)])
    assert field.is_integer(i * n - floor(w) + 2)
    assert field.is_integer(sum_(i, i**2))
    assert field.is_integer(z + 1)
    assert not field.is_integer(w)
    assert not field.is_integer(i / 2)
    assert not field.is_integer(power(2, z))
