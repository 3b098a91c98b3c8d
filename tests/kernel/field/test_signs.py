"""Signs: the weakest truth that is proved, and UNKNOWN where an assignment of either sign exists."""

from __future__ import annotations

import pytest

from derive.kernel.field import Field, Sign
from derive.terms.build import (
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    cosh,
    exp,
    forall,
    index,
    log,
    maximum,
    sum_,
    tanh,
    term,
    variable,
)
from derive.terms.sorts import (
    family_sort,
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
from derive.terms.term import Term

x, y = variable("x", positive), variable("y", positive)
z, w = variable("z"), variable("w")
p, c, d = variable("p", open_probability), variable("c", probability), variable("d", probability)
g = variable("g", nonnegative)
n, n0 = variable("n", natural), variable("N", natural0)
i, j, i0 = index("i", n), index("j", n), index("i", n0)
R, P = variable("R", family_sort(n, real)), variable("P", family_sort(n, positive))
C = variable("C", family_sort(n, probability))
left_open = variable("s", interval(0, 1, left_open=True))
shifted = variable("t", interval(-2, 3))
below = variable("b", interval(None, 0, right_open=True))
above = variable("a", interval(y, None))
die = variable("die", integers(1, 6))
all_positive = forall(i, Gt(R[i], 0))

POSITIVE, NEGATIVE, ZERO = Sign.POSITIVE, Sign.NEGATIVE, Sign.ZERO
NONNEGATIVE, NONPOSITIVE, NONZERO, UNKNOWN = Sign.NONNEGATIVE, Sign.NONPOSITIVE, Sign.NONZERO, Sign.UNKNOWN

SIGNS: list[tuple[Sign, Term, tuple[Term, ...]]] = [
    # domains: open ends are strict, closed ones are not
    (POSITIVE, p * (1 - p), ()),
    (NONNEGATIVE, c * (1 - c), ()),
    (NONNEGATIVE, c + d - c * d, ()),
    (POSITIVE, 1 + c - c * d, ()),
    (NONNEGATIVE, 1 - c**2 * d, ()),
    (UNKNOWN, c - d, ()),
    (POSITIVE, left_open, ()),
    (NONNEGATIVE, 1 - left_open, ()),
    (NONNEGATIVE, (shifted + 2) * (3 - shifted), ()),
    (UNKNOWN, shifted + 1, ()),
    (NEGATIVE, below, ()),
    (POSITIVE, below**2, ()),
    (POSITIVE, above, ()),
    (NONNEGATIVE, above - y, ()),
    (POSITIVE, g + x, ()),
    (NONNEGATIVE, 6 - die, ()),
    (UNKNOWN, 5 - die, ()),
    # sizes and indices
    (POSITIVE, n, ()),
    (NONNEGATIVE, n - 1, ()),
    (NONNEGATIVE, n0, ()),
    (UNKNOWN, n0 - 1, ()),
    (NONNEGATIVE, n - i, ()),
    (POSITIVE, i, ()),
    (UNKNOWN, i - j, ()),
    # an index that is bound in a range that may be empty does not show that the range is not empty
    (NONNEGATIVE, n0 + sum_(i0, x / i0), ()),
    (UNKNOWN, n0 - 1 + sum_(i0, (n0 - i0) / n0), ()),
    # assumptions
    (POSITIVE, w - z, (Lt(z, w),)),
    (POSITIVE, w - z + x, (Le(z, w),)),
    (NONNEGATIVE, w - z, (Ge(w, z),)),
    (POSITIVE, 1 - z**2, (Gt(z, -1), Lt(z, 1))),
    (POSITIVE, 1 / z, (Gt(z, 0),)),
    (NONZERO, z, (Ne(z, 0),)),
    (NONZERO, z - w, (Ne(z, w),)),
    (POSITIVE, (z - w) ** 2, (Ne(z, w),)),
    (POSITIVE, g, (Ne(g, 0),)),
    (POSITIVE, 1 - c, (Ne(c, 1),)),
    (POSITIVE, n - 1, (Gt(n, 1),)),
    (POSITIVE, y - x, (Gt(y - x, 0),)),
    (POSITIVE, w - z, (Lt(z, x), Le(x, w))),
    # under ∀, only at indices of the range
    (POSITIVE, R[j], (all_positive,)),
    (POSITIVE, R[2], (all_positive, Ge(n, 2))),
    (UNKNOWN, R[2], (all_positive,)),
    (UNKNOWN, R[n + 1], (all_positive,)),
    (UNKNOWN, R[j], (Gt(R[i], 0),)),
    (NONNEGATIVE, C[j] - R[j], (forall(i, Le(R[i], C[i])),)),
    # sums
    (POSITIVE, sum_(i, P[i]), ()),
    (POSITIVE, sum_(i, R[i]), (all_positive,)),
    (UNKNOWN, sum_(i, R[i]), (Gt(R[i], 0),)),
    (NONNEGATIVE, sum_(i, C[i]), ()),
    (NONNEGATIVE, sum_(i0, x), ()),
    (NONNEGATIVE, sum_(i, R[i] ** 2), ()),
    # functions
    (POSITIVE, log(1 + x), ()),
    (NEGATIVE, log(p), ()),
    (NONNEGATIVE, -log(left_open), ()),
    (POSITIVE, log(term(3)) - 1, ()),
    (POSITIVE, exp(z) + x, ()),
    (POSITIVE, 1 - exp(-x), ()),
    (POSITIVE, exp(w) - exp(z), (Lt(z, w),)),
    (NONNEGATIVE, 1 - left_open ** (n + 1), ()),  # of more than two terms, once s is 1/(1 + t)
    (POSITIVE, left_open**n - left_open**n / 2 ** (n + 1), ()),
    (UNKNOWN, (1 + x) ** n - 2**n, ()),
    (UNKNOWN, left_open ** (n + 1) - term(1) / 2, ()),
    (POSITIVE, log(y) - log(x), (Lt(x, y),)),
    (POSITIVE, cosh(z), ()),
    (POSITIVE, 1 - tanh(z), ()),
    (NONNEGATIVE, abs(z) + z, ()),
    (NONNEGATIVE, maximum(z, w) - z, ()),
    (NONNEGATIVE, z**2 - 2 * z * w + w**2, ()),
    (POSITIVE, z**2 + 1, ()),
    (ZERO, z - z, ()),
    (UNKNOWN, z, ()),
    (UNKNOWN, log(x), ()),
]


@pytest.mark.parametrize("case", range(len(SIGNS)), ids=lambda case: repr(SIGNS[case][1])[:80])
def test_sign(case: int) -> None:
    wanted, t, assumptions = SIGNS[case]
    field = Field(assumptions)
    assert field.sign(t) is wanted, field.refusal


def test_a_sign_that_is_known_is_known_of_the_negative() -> None:
    for wanted, t, assumptions in SIGNS:
        turned = {POSITIVE: NEGATIVE, NEGATIVE: POSITIVE, NONNEGATIVE: NONPOSITIVE}.get(wanted, wanted)
        assert Field(assumptions).sign(-t) is turned


def test_what_is_assumed_of_all_indices_says_nothing_when_there_is_none() -> None:
    """N may be 0: then ∀i ≤ N holds of anything, and there is no p_N."""
    over = sum_(i0, z * 0 + w * i0)
    vacuous = forall(i0, Gt(z, 0))
    assert Field([vacuous]).sign(z + over - over) is UNKNOWN
    family = variable("F", family_sort(n0, positive))
    named = forall(i0, Eq(family[i0], z))
    total = sum_(i0, family[i0])
    assert Field([named]).sign(z + total - total) is UNKNOWN
    assert Field([named]).equal(total, n0 * z)
    assert Field([forall(i0, Eq(z, w))]).sign(z - w + total - total) is UNKNOWN
    ends = variable("E", family_sort(n0, interval(z, w)))
    assert Field().sign(w - z + sum_(i0, ends[n0] * i0) * 0) is UNKNOWN
    reader = Field()
    reader.sign(sum_(i0, ends[n0] * i0))
    assert reader.sign(w - z) is UNKNOWN
    number = variable("e", interval(z, w))  # where this one has a value, and only there
    assert reader.sign(w - z + number - number) is NONNEGATIVE
    assert reader.sign(w - z) is UNKNOWN


def test_a_range_from_the_size_downwards_is_not_assumed_to_have_members() -> None:
    size = variable("M", integers(0, None))
    over = variable("i", index_range(size))
    assert Field().sign(sum_(over, term(1)) - 1) is UNKNOWN
