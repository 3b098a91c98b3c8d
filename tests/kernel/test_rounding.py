"""Rounding, integers, split sums and antisymmetry: what the rules give, and what they must refuse."""

from derive.kernel.rules import algebra, logic, rounding, sums
from derive.terms.build import Eq, ceiling, floor, forall, is_integer, log, sum_, term, variable
from derive.terms.sorts import family_sort, function_sort, integer, integers, natural, real
from tests.kernel.refusals import refused

x, y = variable("x"), variable("y")
k, m = variable("k", integer), variable("m", natural)


def test_a_rounded_number_lies_within_one_of_the_number():
    assert rounding.floor_at_most(x).conclusion == (floor(x) <= x)
    assert rounding.below_floor_plus_one(x).conclusion == (x < floor(x) + 1)
    assert rounding.at_most_ceiling(x).conclusion == (x <= ceiling(x))
    assert rounding.ceiling_below(x).conclusion == (ceiling(x) < x + 1)


def test_what_is_rounded_must_be_defined():
    for rule in (
        rounding.floor_at_most,
        rounding.below_floor_plus_one,
        rounding.at_most_ceiling,
        rounding.ceiling_below,
    ):
        assert refused(rule, log(x)).missing == (x > 0,)
        assert rule(log(x), (x > 0,)).hypotheses == (x > 0,)


def test_only_integers_have_a_next_one():
    assert rounding.integer_step(logic.assume(k < m)).conclusion == (k + 1 <= m)
    assert rounding.integer_step(logic.assume(k < floor(x))).conclusion == (k + 1 <= floor(x))
    assert "not known to be an integer" in refused(rounding.integer_step, logic.assume(k < x)).why
    assert "not known to be an integer" in refused(rounding.integer_step, logic.assume(k / 2 < m)).why


def test_an_integer_may_be_equal_to_what_it_does_not_exceed():
    refused(rounding.integer_step, logic.assume(k <= m))
    refused(rounding.integer_step, logic.assume(k > m))


def test_rounding_down_is_not_strict():
    refused(algebra.order, floor(x), "<", x)
    refused(algebra.combine, floor(x), "<", x, [(term(1), rounding.floor_at_most(x))])
    refused(algebra.combine, x, "<", ceiling(x), [(term(1), rounding.at_most_ceiling(x))])


def test_a_power_of_integers_is_whole_only_with_an_exponent_that_is_not_negative():
    assert rounding.integer_power(k**m).conclusion == is_integer(k**m)
    assert rounding.integer_power(term(2) ** k, (k >= 0,)).conclusion == is_integer(term(2) ** k)
    assert refused(rounding.integer_power, term(2) ** k).missing == (k >= 0,)
    refused(rounding.integer_power, term(2) ** x, (x >= 0,))
    refused(rounding.integer_power, (term(1) / 2) ** m)
    refused(rounding.integer_power, x**m)


def test_a_sum_of_integers_is_whole_when_each_term_is():
    j = variable("j", integers(1, m))
    a = variable("a", family_sort(m, real))
    each = logic.assume(forall(j, is_integer(a[j])))
    assert rounding.integer_sum(each).conclusion == is_integer(sum_(j, a[j]))
    refused(rounding.integer_sum, logic.assume(is_integer(a[j])))
    refused(rounding.integer_sum, logic.assume(forall(j, a[j] >= 0)))
    refused(rounding.integer_sum, logic.assume(forall(x, is_integer(x))))


def test_a_sum_is_split_inside_its_range_only():
    a = variable("a", function_sort(integer, real))
    j = variable("j", integers(1, m))
    total = sum_(j, a[j])
    whole = sums.split(total, k, (k >= 0, k <= m)).conclusion
    assert whole.args[0] == total
    assert [part.args[0] for part in whole.args[1].args] == [integers(1, k), integers(k + 1, m)]
    assert sums.split(total, m).conclusion.args[0] == total
    assert sums.split(total, term(0)).conclusion.args[0] == total
    refused(sums.split, total, k, (k >= 0,))
    refused(sums.split, total, k, (k <= m,))
    refused(sums.split, total, m + 1)
    refused(sums.split, total, x, (x >= 0, x <= m))
    refused(sums.split, a[k], k)


def test_a_contradiction_must_be_one():
    refused(logic.absurd, x < y, Eq(x, y), (x < y,))
    refused(logic.absurd, x < y, Eq(x, y), (x >= y,))
    assert logic.absurd(x < y, Eq(x, x + 1), (x < y, x >= y)).conclusion == Eq(x, x + 1)


def test_two_opposite_inequalities_make_an_equation():
    below, above = logic.assume(x <= y), logic.assume(y <= x)
    theorem = algebra.antisymmetry(below, above)
    assert theorem.conclusion == Eq(x, y)
    assert set(theorem.hypotheses) == {x <= y, y <= x}
    assert algebra.antisymmetry(below, logic.assume(x >= y)).conclusion == Eq(x, y)


def test_one_inequality_twice_is_no_equation():
    below = logic.assume(x <= y)
    refused(algebra.antisymmetry, below, below)
    refused(algebra.antisymmetry, below, algebra.turn(below))
    refused(algebra.antisymmetry, below, logic.assume(x <= y + 0))
    refused(algebra.antisymmetry, logic.assume(x < y), logic.assume(y < x))
