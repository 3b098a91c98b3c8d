"""The holes through which a false theorem could come, each tried: the rule must refuse, and say why.

Every case is a false statement that a careless version of some rule proves.
"""

import time
from fractions import Fraction

import pytest

from derive.authoring.script import Script
from derive.kernel.balls import exact_value
from derive.kernel.rules import algebra, calculus, enclosure, integrals, logic, numbers, sums
from derive.kernel.theorem import Theorem
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ge,
    Le,
    Lt,
    Ne,
    continuous,
    decimal,
    delta,
    differentiable,
    exp,
    forall,
    function,
    implies,
    index,
    integral,
    integrate_over,
    log,
    pi,
    power,
    sum_,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
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
from derive.terms.term import Number, Term
from derive.vocabulary.binary_losses import binary_cross_entropy
from tests.kernel.refusals import refused

x, y, z = variable("x"), variable("y"), variable("z")
t = variable("t", positive)
n = variable("n", natural)
i, j = index("i", n), index("j", n)
p = variable("p", family_sort(n, positive))
half = term(1) / 2


def test_a_theorem_cannot_be_built_outside():
    with pytest.raises(TypeError, match="rule of the kernel"):
        Theorem(object(), (), Eq(0, 1), "mine", ())
    with pytest.raises(AttributeError):
        algebra.algebra(x, x).conclusion = Eq(0, 1)


def test_nothing_is_differentiated_under_a_constraint():
    normal = logic.assume(Eq(sum_(i, p[i]), 1))
    refusal = refused(calculus.differentiate, normal, p[j])
    assert "hypothesis speaks of p" in refusal.why
    line = logic.assume(Eq(x + y, 1))
    assert "hypothesis speaks of x" in refused(calculus.differentiate, line, x).why


def test_a_sum_to_one_says_nothing_inside_a_derivative():
    normal = Eq(sum_(i, p[i]), 1)
    refused(algebra.algebra, D(sum_(i, p[i]), p[j]), term(0), (normal,))
    assert algebra.algebra(D(sum_(i, p[i]), p[j]), term(1), (normal,)).conclusion is not None


def test_differentiation_wants_an_open_domain():
    s = variable("s", probability)
    refused(calculus.differentiate, algebra.algebra(s * 2, s + s), s)
    assert calculus.differentiate(algebra.algebra(t * 2, t + t), t).conclusion == Eq(D(t * 2, t), D(t + t, t))


def test_the_derivative_at_a_point_is_not_the_derivative_of_the_value():
    f = variable("f", function_sort(real, real))
    smooth = differentiable(f, real)
    refused(algebra.algebra, D_at(f(x), x, 1), term(0), (smooth,))
    zero_there = logic.assume(Eq(f(term(1)), 0))
    refused(algebra.algebra, D_at(f(x), x, 1), term(0), (smooth,), (zero_there,))


def test_an_unknown_function_is_not_differentiable_by_itself():
    f = variable("f", function_sort(real, real))
    refusal = refused(algebra.algebra, D(f(x), x), D(f(x), x))
    assert refusal.missing


def test_an_integral_over_a_pole_does_not_exist():
    s = variable("s")
    refused(algebra.algebra, integrate_over(s, -1, 1, 1 / s**2), term(-2))


def test_the_fundamental_theorem_wants_a_primitive_on_all_of_the_interval():
    s = variable("s", interval(-1, 1))
    inner = variable("s", interval(-1, 1, left_open=True, right_open=True))
    slope = logic.assume(forall(inner, Eq(D(-1 / inner, inner), 1 / inner**2)))
    refused(integrals.fundamental, -1 / s, s, slope)


def test_a_bound_variable_has_its_own_domain():
    outer = variable("x", positive)
    inner = variable("x", interval(-1, 1))
    refused(algebra.algebra, integral(inner, abs(inner)), integral(inner, inner), (outer > 0,))
    refused(logic.evident, forall(inner, abs(inner) <= inner), (outer > 0,))


def test_what_holds_for_one_index_is_not_summed():
    fixed = logic.assume(Eq(p[i], half))
    assert "fixed by a hypothesis" in refused(logic.generalise, fixed, i).why
    refused(sums.sum_relation, fixed)
    refused(algebra.algebra, sum_(i, p[i]), n / 2, (), (fixed,))


def test_division_at_a_closed_end():
    closed = variable("r", probability)
    refusal = refused(algebra.algebra, (1 - closed) / (1 - closed), term(1))
    assert refusal.missing == (Ne(1 - closed, 0),)
    opened = variable("r", open_probability)
    assert algebra.algebra((1 - opened) / (1 - opened), term(1)).conclusion is not None


def test_an_anchor_needs_continuity():
    """1/(x − 2) falls on (0, 2) and on (2, ∞), but not across the pole."""
    across = variable("s", interval(1, 3))
    inside = variable("s", interval(1, 3, left_open=True, right_open=True))
    refused(algebra.order, D(1 / (inside - 2), inside), "≤", term(0))
    before = variable("s", interval(1, 2, left_open=True, right_open=True))
    falls = logic.generalise(algebra.order(D(1 / (before - 2), before), "≤", term(0)), before)
    refused(calculus.mean_value, 1 / (across - 2), across, falls, term(1), term(3))
    to_the_pole = variable("s", interval(1, 2))
    refused(calculus.mean_value, 1 / (to_the_pole - 2), to_the_pole, falls, term(1), term(2))


def test_the_mean_value_theorem_wants_both_points_inside_and_ordered():
    s = variable("s", positive)
    rising = logic.generalise(algebra.order(D(s**2, s), "≥", term(0)), s)
    assert calculus.mean_value(s**2, s, rising, term(1), term(2)).conclusion == Le(term(1) ** 2, term(2) ** 2)
    refused(calculus.mean_value, s**2, s, rising, term(2), term(1))
    refused(calculus.mean_value, s**2, s, rising, term(-3), term(1))
    refused(calculus.mean_value, s**2, s, rising, term(1), x)


def test_an_empty_range():
    m = variable("m", natural0)
    k = index("k", m)
    refused(algebra.algebra, sum_(k, 1 / m), term(1))
    everywhere = logic.assume(forall(k, Lt(0, 1)))
    refused(sums.sum_relation, everywhere)
    assert algebra.algebra(sum_(i, 1 / n), term(1)).conclusion is not None


def test_an_index_outside_the_range():
    q = variable("q", family_sort(2, real))
    k = index("k", 2)
    refused(algebra.algebra, sum_(k, delta(k, 3) * q[k]), q[3])
    refusal = refused(algebra.algebra, p[j + 1], p[j + 1])
    assert refusal.missing == (Le(j + 1, n),)
    refused(algebra.algebra, vector(1, 2)[term(3)], vector(1, 2)[term(3)])


def test_infinity_is_no_number():
    from derive.terms.build import infinity

    refused(algebra.algebra, infinity - infinity, term(0))
    refused(logic.evident, Lt(x, infinity))


def test_side_conditions_are_not_assumed():
    refused(algebra.algebra, abs(x), x)
    refusal = refused(algebra.algebra, z / z, term(1))
    assert refusal.missing == (Ne(z, 0),)


def test_the_same_summand_over_two_ranges():
    m = variable("m", natural)
    k = index("k", m)
    refused(algebra.algebra, sum_(i, log(t)), sum_(k, log(t)))


def test_definitions_are_their_content():
    family = variable("p", family_sort(n, nonnegative))
    fake = define("entropy", (family,), term(0), Notation("H({0})", "H({0})"))
    from derive.vocabulary.information import entropy

    refused(algebra.algebra, entropy(p), fake(p))
    assert entropy(p) != fake(p)


def test_the_power_minus_zero_is_the_power_zero():
    assert algebra.algebra(power(term(0), -term(0)), term(1))
    assert exact_value(power(term(0), -term(0)), {}) == 1
    refused(algebra.algebra, power(x, -term(1)) * x, term(1))


def test_what_is_no_term_is_refused_where_it_is_written():
    with pytest.raises(ValueError, match="would print as another"):
        Number(Fraction(1, 3), decimals=2)
    with pytest.raises(ValueError, match="would print as another"):
        Number(Fraction(2), decimals=0)
    with pytest.raises(TypeError, match="is no size"):
        index("i", x)
    with pytest.raises(TypeError, match="is no size"):
        Script("mine").distribution("p", Script("mine").real("x"))


def test_a_claim_about_integrals_on_a_box_ends():
    u, inside = variable("u", probability), [x >= 0, x <= 1]
    tight = integral(u, exp(x * u**2)) <= decimal("1.46265174590718")
    started = time.perf_counter()
    refused(enclosure.enclosure_on_box, tight, {x: (term(0), term(1))}, inside)
    refused(enclosure.enclosure_on_box, x > -1, {x: (term(0), pi)}, (x >= 0, x <= pi))
    assert time.perf_counter() - started < 20
    assert enclosure.enclosure_on_box(integral(u, exp(x * u**2)) < 2, {x: (term(0), term(1))}, inside).enclosed


def test_a_definition_abbreviates_its_body_and_no_theorem_goes_further():
    """ℓ(y, p̂) is meant for y in [0, 1]. At y = 2 it is what its formula says; no theorem about [0, 1] holds there."""
    two = term(2)
    assert algebra.unfolding(binary_cross_entropy(two, half), log(2))
    y = variable("y", probability)
    sign = logic.evident(y * (1 - y) >= 0)
    refused(logic.instantiate, sign, {y: two})
    refused(algebra.unfolding, binary_cross_entropy(half, two), term(0))


def test_logarithms_of_negative_numbers():
    refused(algebra.algebra, log(-t), log(-t))
    refused(algebra.algebra, log(x**2), 2 * log(x))
    refused(algebra.algebra, exp(log(x)), x)


def test_xlogy_off_its_domain():
    q = variable("q", nonnegative)
    refused(algebra.algebra, xlogy(1, q), xlogy(1, q))
    assert algebra.algebra(xlogy(q, q), xlogy(q, q)).conclusion is not None
    assert algebra.algebra(xlogy(term(0), term(0)), term(0)).conclusion is not None


def test_a_missing_case():
    below = algebra.order(term(0), "<", term(1), under=(x < 0,))
    refused(logic.cases, x, term(0), {"<": below})
    zero = algebra.order(term(0), "<", term(1), under=(Eq(x, 0),))
    refused(logic.cases, x, term(0), {"<": below, "=": zero})


def test_specialising_outside_the_domain():
    s = variable("s", positive)
    bound = logic.generalise(algebra.order(s, ">", term(0)), s)
    refused(logic.specialise, bound, x)
    refused(logic.specialise, bound, term(-1))
    refused(logic.instantiate, algebra.order(t, ">", term(0)), {t: x})


def test_a_family_is_put_only_for_one_of_the_same_range_and_values():
    statement = algebra.order(p[i], ">", term(0))
    m = variable("m", natural)
    other = variable("q", family_sort(m, positive))
    sometimes_zero = variable("q", family_sort(n, nonnegative))
    refused(logic.instantiate, statement, {p: other})
    refused(logic.instantiate, statement, {p: sometimes_zero})


def test_induction_needs_both_parts():
    m = variable("m", natural)
    claim = Ge(m, 2)
    base = algebra.order(term(2), "≥", term(2))
    step = logic.generalise(logic.discharge(algebra.order(m + 1, "≥", term(2), (claim,)), claim), m)
    refused(numbers.induction, base, step, m, claim)


def test_archimedes_wants_constants():
    m = variable("m", natural)
    moving = logic.assume(forall(m, Le(x, y + m / m)))
    refused(numbers.archimedes, moving)


def test_inequalities_are_not_multiplied_by_what_may_be_negative():
    small = logic.assume(Le(x, y))
    refused(algebra.combine, z * x, "≤", z * y, [(z, small)])
    refused(algebra.combine, -x, "≤", -y, [(term(-1), small)])


def test_equality_does_not_follow_from_an_inequality():
    refused(algebra.combine, x, "=", y, [(term(1), logic.assume(Le(x, y)))])


def test_chains_do_not_mix_directions():
    up, down = logic.assume(Lt(x, y)), logic.assume(z < y)
    refused(algebra.chain, up, algebra.turn(down))
    refused(algebra.chain, logic.assume(Ne(x, y)), logic.assume(Ne(y, z)))


def test_the_value_of_a_size_does_not_turn_one_family_into_another():
    """From n = 3 nothing follows about families over 1, …, 3 that have nothing to do with p."""
    other = variable("p", family_sort(3, positive))
    refused(algebra.algebra, p[1], other[1], (Eq(n, 3),))
    k = index("k", 3)
    refused(algebra.algebra, sum_(i, p[i]), sum_(k, other[k]), (Eq(n, 3),))


def test_a_variable_whose_domain_depends_on_another_is_bound_first():
    part = variable("s", interval(0, t))
    statement = algebra.order(part, "≥", term(0))
    assert "sort of s" in refused(logic.generalise, statement, t).why
    with pytest.raises(ValueError, match="depends on it"):
        forall(t, part >= 0)


def test_a_function_of_which_nothing_is_known_is_not_continuous():
    f = variable("f", function_sort(real, real))
    refused(calculus.smooth, continuous(function(x, f(x)), real))


def test_an_implication_holds_only_under_its_condition():
    rule = logic.assume(implies(x > 0, y > 0))
    refused(logic.evident, y > 0, (), (rule,))
    refused(logic.detach, rule, algebra.order(term(1), ">", term(0)))


def test_an_implication_whose_condition_never_holds_is_true_and_says_nothing():
    never, sometimes = implies(Eq(t, 0), Eq(y, 7)), implies(Eq(x, 0), Eq(y, 7))
    assert logic.evident(never).conclusion == never
    refused(logic.evident, sometimes)
    refused(logic.evident, Eq(y, 7), (never,))
    refused(logic.evident, implies(Eq(log(x), 7), Eq(y, 7)))


def test_a_variable_whose_range_may_be_empty_does_not_disappear():
    k = variable("k", integers(2, n))
    most, least = logic.evident(n >= k), logic.evident(k >= 2)
    assert "may be empty" in refused(algebra.chain, most, least).why  # n ≥ 2 is false for n = 1
    assert "may be empty" in refused(logic.evident, n >= 2, (), (most, least)).why
    assert "may be empty" in refused(algebra.combine, n, "≥", term(2), [(k - k, least)]).why
    vacuous = logic.assume(forall(k, n >= 2))
    assert "may be empty" in refused(logic.specialise, vacuous, k).why
    bounds = [logic.assume(x >= 2), logic.assume(x <= n)]
    conditional = logic.evident(n >= 2, [b.conclusion for b in bounds])
    refused(logic.instantiate, conditional, {x: k})
    assert logic.generalise(logic.conjoin(most, least), k).hypotheses == ()


def test_what_a_bound_index_says_of_its_range_is_not_remembered():
    k, b = variable("k", integers(2, n)), variable("b", family_sort(n, positive))
    rest = sum_(k, b[k])  # empty for n = 1
    refused(algebra.algebra, 1 / rest, 1 / rest)
    refused(logic.evident, rest > 0)
    refused(logic.evident, n >= 2)
    refused(algebra.order, 1 / rest, ">", term(0))


def test_an_integral_over_all_reals_must_converge():
    s = variable("s")
    for body in (s, exp(s**2), exp(-s), exp(-(s**2)) / s):
        refused(algebra.algebra, integrate_over(s, None, None, body), integrate_over(s, None, None, body))
    refused(algebra.algebra, integrate_over(s, None, None, exp(x * s**2)), integrate_over(s, None, None, exp(x * s**2)))
    assert algebra.algebra(integrate_over(s, None, None, s * exp(-(s**2) / 2)), term(0)).conclusion is not None


def test_a_partial_derivative_is_taken_at_a_family_of_the_same_range():
    slope = D(sum_(i, p[i] * p[i]), p[j])
    other = slope.args[0].head, (integers(2, n), slope.args[0].args[1])
    assert algebra.algebra(slope, 2 * p[j])
    moved = Term(slope.head, (Term(*other), *slope.args[1:]))
    assert "domain" in refused(algebra.algebra, moved, 2 * p[j]).why


def test_what_rests_on_balls_is_enclosed():
    """log 2 > 69/100 is a matter of numbers, log 2 > 0 is not; and a second question remembers the first."""
    for _ in range(2):
        close = algebra.order(log(2), ">", term(69) / 100)
        assert close.enclosed
        assert algebra.order(1 / (log(2) - half), ">", term(0)).enclosed
        assert not algebra.order(log(2), ">", term(0)).enclosed
        assert not algebra.algebra(log(term(8)), 3 * log(2)).enclosed
    assert logic.evident(x * log(2) > x * half, (x > 0,)).enclosed
    refused(algebra.order, log(2), ">", term(7) / 10)
    assert not algebra.order(exp(x), ">", term(0)).enclosed
