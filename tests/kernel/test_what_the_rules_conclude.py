"""What the rules conclude, to the letter: the upper end comes first, the larger side is larger, the next number next.

Beside the refusals of test_each_condition_of_a_rule.py: a rule with a sign turned round refuses all of those, too.
"""

import pytest

from derive.kernel.rules import algebra, integrals, logic, maxima, numbers, sums
from derive.kernel.rules.logic import assume
from derive.terms.build import (
    TURNED,
    D,
    Eq,
    Ge,
    Le,
    Lt,
    forall,
    implies,
    index,
    integral,
    maximum_,
    sum_,
    term,
    variable,
)
from derive.terms.sorts import family_sort, interval, natural, real

x, y = variable("x", real), variable("y", real)
n, m = variable("n", natural), variable("m", natural)
i, k = index("i", n), index("k", n)
a, b = variable("a", family_sort(n, real)), variable("b", family_sort(n, real))
t = variable("t", interval(0, 1))
s = variable("s", interval(0, 1, left_open=True, right_open=True))
one = term(1)


@pytest.mark.parametrize("said", [Le(x, y), Ge(y, x), Lt(x, y), y > x, Eq(x, y)])
def test_inequalities_are_added_whichever_way_they_are_said(said):
    relation = "<" if said in (Lt(x, y), y > x) else "≤"
    for claim in ((x, relation, y), (y, TURNED[relation], x)):
        assert algebra.combine(*claim, [(one, assume(said))]).hypotheses == (said,)
    assert algebra.combine(2 * x, relation, 2 * y, [(term(2), assume(said))])


def test_an_integral_is_the_value_at_the_upper_end_less_that_at_the_lower():
    slope = logic.generalise(algebra.algebra(D(s**2 + 3, s), 2 * s), s)
    assert integrals.fundamental(t**2 + 3, t, slope).conclusion == Eq(
        integral(t, 2 * t), term(1) ** 2 + 3 - (term(0) ** 2 + 3)
    )


def test_substituting_moves_both_ends():
    moved = variable("t", interval(1, 2))
    found = integrals.affine_substitution(integral(t, t**2), moved.args[0], one, -one)
    assert found.conclusion == Eq(integral(t, t**2), one * integral(moved, (one * moved + -one) ** 2))


def test_induction_goes_from_each_number_to_the_next():
    base, step = assume(Le(one, x)), assume(forall(m, implies(Le(m, x), Le(m + 1, x))))
    assert numbers.induction(base, step, m, Le(m, x)).conclusion == forall(m, Le(m, x))


@pytest.mark.parametrize("relation", ["≤", "≥", "="])
def test_sums_are_compared_like_their_terms(relation):
    compared = {"≤": Le, "≥": Ge, "=": Eq}[relation]
    found = sums.sum_relation(assume(forall(i, compared(a[i], b[i]))))
    assert found.conclusion == compared(sum_(i, a[i]), sum_(i, b[i]))


def test_a_term_is_at_most_the_sum_and_an_entry_at_most_the_maximum():
    nonnegative = assume(forall(i, Ge(a[i], 0)))
    assert sums.term_of_sum(nonnegative, k).conclusion == Le(a[k], sum_(i, a[i]))
    assert maxima.entry_at_most_maximum(maximum_(i, a[i]), k).conclusion == Le(a[k], maximum_(i, a[i]))
    bound = maxima.maximum_at_most(assume(forall(i, Le(a[i], x))))
    assert bound.conclusion == Le(maximum_(i, a[i]), x)


def test_the_absolute_value_of_a_sum_is_the_smaller_side():
    total = sum_(i, a[i])
    assert sums.triangle(total).conclusion == Le(abs(total), sum_(i, abs(a[i])))


def test_a_strict_sum_has_its_smaller_side_first():
    pointwise, strict = assume(forall(i, Le(a[i], b[i]))), assume(a[k] < b[k])
    assert sums.strict_sum(pointwise, strict, k).conclusion == Lt(sum_(i, a[i]), sum_(i, b[i]))
