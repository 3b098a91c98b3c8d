"""What the sorts alone say of two terms: true relations, and their false twins."""

from fractions import Fraction as F

import pytest

from derive.kernel.field.bounds import Bounds, holds_by_sorts, relation_bounds, sort_bounds
from derive.terms.build import call, div, infinity, neg, term, variable
from derive.terms.sorts import function_sort, index_range, integers, interval, nonnegative, positive, real
from derive.terms.term import Term

n = variable("n", integers(term(1), infinity))
m = variable("m", integers(neg(term(2)), term(5)))
i = variable("i", index_range(n))
j = variable("j", index_range(n))
p = variable("p", function_sort(index_range(n), interval(0, 1, left_open=True)))
x = variable("x", positive)
y = variable("y", nonnegative)
z = variable("z", real)
c = variable("c", interval(z, x, left_open=True))
half = div(term(1), term(2))


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("<", term(0), term(1)),
        ("≤", half, half),
        ("=", half, div(term(2), term(4))),
        ("≠", half, term(1)),
        ("≥", n, term(1)),
        (">", n, term(0)),
        ("≠", n, half),
        ("≤", m, term(5)),
        (">", m, neg(term(3))),
        ("≤", i, n),
        ("≥", n, j),
        (">", x, term(0)),
        ("≠", term(0), x),
        ("≥", y, term(0)),
        (">", call(p, i), term(0)),
        ("≤", call(p, i), term(1)),
        ("<", z, c),
        ("≤", c, x),
        ("=", z, z),
    ],
)
def test_what_sorts_say(name: str, left: Term, right: Term) -> None:
    assert holds_by_sorts(name, left, right)


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("<", term(1), term(0)),
        ("<", half, half),
        ("=", half, term(1)),
        ("≠", half, div(term(2), term(4))),
        (">", n, term(1)),
        ("=", n, term(1)),
        ("<", m, term(5)),
        (">", m, neg(term(2))),
        ("<", i, n),
        ("≤", n, i),
        ("=", i, n),
        ("≤", i, j),
        ("=", i, j),
        ("≥", x, term(1)),
        (">", y, term(0)),
        ("≠", y, term(0)),
        ("<", call(p, i), term(1)),
        ("≥", z, term(0)),
        ("<", c, x),
        ("≥", z, c),
        ("=", z, x),
        ("<", z, z),
        ("≠", z, z),
        ("and", z, z),
    ],
)
def test_what_they_do_not_say(name: str, left: Term, right: Term) -> None:
    assert not holds_by_sorts(name, left, right)


def test_what_relations_and_sorts_say_together() -> None:
    between = relation_bounds(">", F(1)).meet(relation_bounds("≤", F(3)))
    assert between == Bounds(F(1), F(3), True, False)
    assert between.meet(relation_bounds("≥", F(0))) == between
    assert between.meet(relation_bounds("≥", F(2))).lower == 2
    assert between.meet(relation_bounds("<", F(3))).upper_open
    assert between.meet(relation_bounds("<", F(4))).upper == 3
    assert between.meet(relation_bounds("≠", F(3))).upper_open
    assert sort_bounds(interval(0, 1, left_open=True)) == Bounds(F(0), F(1), True, False)
    assert sort_bounds(integers(neg(term(2)), term(5))) == Bounds(F(-2), F(5))
