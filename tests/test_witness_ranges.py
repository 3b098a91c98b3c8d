"""The part of a variable's sort that hypotheses leave: read off bounds by numbers, and decided by nothing else."""

import pytest

from derive.terms import build as b
from derive.terms import sorts
from derive.witness import sample_points
from derive.witness.ranges import ranges_left

x, y = b.variable("x", sorts.real), b.variable("y", sorts.real)
p = b.variable("p", sorts.open_probability)
n = b.variable("n", sorts.natural)
q = b.variable("q", sorts.family_sort(n, sorts.real))
i, j = b.index("i", n), b.index("j", n)


def left(variable, *hypotheses):
    return ranges_left(hypotheses).get(variable, variable.args[0])


@pytest.mark.parametrize(
    ("variable", "hypotheses", "expected"),
    [
        (x, [x > 0], sorts.positive),
        (x, [0 <= x, b.op("≤", x, b.term(1))], sorts.probability),
        (x, [b.op("and", x > 0, x < 1)], sorts.open_probability),
        (x, [x >= 0, x > 0], sorts.positive),
        (x, [x > 0, x >= 0], sorts.positive),
        (x, [x > 0, x >= 1], sorts.interval(1, None)),
        (x, [x < y], sorts.real),
        (x, [b.op("≠", x, b.term(0))], sorts.real),
        (p, [p > -1], sorts.open_probability),
        (n, [n > 2], sorts.integers(3, None)),
        (n, [2 * b.term(1) < n * 1], sorts.natural),  # neither side is the variable
        (n, [n >= b.term(5) / 2], sorts.integers(3, None)),
        (n, [n < 4, n >= 1], sorts.integers(1, 3)),
        (q, [b.forall(i, q[i] >= 0)], sorts.family_sort(n, sorts.nonnegative)),
        (q, [q[1] >= 0], sorts.family_sort(n, sorts.real)),  # of one entry
        (q, [b.forall(i, b.implies(q[i] < 1, q[i] >= 0))], sorts.family_sort(n, sorts.real)),
    ],
)
def test_bounds_by_numbers(variable, hypotheses, expected):
    assert left(variable, *hypotheses) == expected


def test_a_bound_over_some_indices_says_nothing_of_the_others():
    k = b.index("k", b.term(2))
    assert left(q, b.forall(k, q[k] >= 0)) == q.args[0]


def test_the_points_are_many_and_satisfy_the_hypotheses():
    points = sample_points([x], [x > 0, x < 1], 30)
    assert len(points) >= 20
    assert all(0 < point[x] < 1 for point in points)


def test_contradictory_bounds_leave_no_point():
    assert sample_points([x], [x > 1, x < 0]) == []
    assert sample_points([n], [n > 3, n < 2]) == []
