"""Attempts to prove something false. Each test is one attack; it says what would have followed.

Those of the first part once succeeded, those of the second never did. Where a rule could pass a test by refusing
everything, the true neighbour of the false claim stands beside it.
"""

import pytest

from derive.checking import check
from derive.kernel.rules import algebra, calculus, enclosure, integrals, limits, logic, numbers, sums
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    bind,
    conjunction,
    continuous,
    differentiable,
    exp,
    floor,
    forall,
    function,
    implies,
    index,
    infinity,
    integral,
    limit,
    log,
    neg,
    op,
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
from derive.terms.definition import Definition, Notation, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integers,
    interval,
    natural,
    natural0,
    nonnegative,
    positive,
    real,
)
from derive.terms.term import Operator, Term, ambiguous_name
from tests.kernel.refusals import refused

x, y, z = variable("x"), variable("y"), variable("z")
a, b, c = variable("a"), variable("b"), variable("c")
n = variable("n", natural)
N = variable("N", natural0)
i, j = index("i", N), index("j", N)
p = variable("p", family_sort(N, real))
name = Notation("H", "H")


# ---- a variable of an empty sort: 1 ≤ i and i ≤ N say 1 ≤ N only where there is an i


def test_a_chain_does_not_lose_an_index_of_an_empty_range():
    """1 ≤ N for N = 0; a ≤ b for all a and b."""
    refused(algebra.chain, algebra.order(term(1), "≤", i), algebra.order(i, "≤", N))
    between = variable("t", interval(a, b))
    refused(algebra.chain, algebra.order(a, "≤", between), algebra.order(between, "≤", b))
    k = index("k", n)
    assert algebra.chain(algebra.order(term(1), "≤", k), algebra.order(k, "≤", n)).conclusion == Le(1, n)


def test_neither_do_the_other_rules():
    lower, upper = algebra.order(term(1), "≤", i), algebra.order(i, "≤", N)
    refused(algebra.combine, term(1), "≤", N, [(term(1), lower), (term(1), upper)])
    refused(logic.instantiate, logic.evident(Le(1, N), (Le(i, N),)), {})
    refused(logic.detach, logic.discharge(logic.evident(Le(1, N), (Le(i, N),)), Le(i, N)), upper)
    refused(logic.absurd, Le(i, 0), Eq(0, 1), (Eq(N, 0),))


def test_an_index_that_only_a_rule_was_told_of():
    """1 ≤ Σ 1 = N and Σ 0 < Σ 1 = N, at N = 0."""
    ones = logic.generalise(algebra.order(term(1), "≥", term(0)), i)
    refused(sums.term_of_sum, ones, i)
    less = algebra.order(term(0), "<", term(1))
    refused(sums.strict_sum, logic.generalise(algebra.order(term(0), "≤", term(1)), i), less, i)


def test_a_domain_that_only_a_rule_was_told_of():
    """lim 1/N would be defined at N = 0: the domain [0, i] lies in {1, …, N}."""
    r = variable("x", interval(0, 1))
    going = limit(1 / (N + r - r), r, term(0), "+")
    refused(limits.limit_of_continuous, going, interval(0, i))


def test_what_a_question_taught_is_forgotten():
    """The normal forms of one set of assumptions are shared; that i was spoken of must not teach N ≥ 1."""
    algebra.order(i, "≤", N)
    refused(algebra.order, term(1), "≤", N)
    given = (Eq(c, c),)
    algebra.algebra(sum_(i, p[i]), sum_(j, p[j]), given)
    refused(algebra.order, term(1), "≤", N, given)


def test_a_universal_fact_says_nothing_of_an_empty_range():
    """∀i: pᵢ + 3 ≤ pᵢ + b gives b ≥ 3 only where there is an i; likewise b ≠ 0 and b = 3."""
    squares = sum_(i, power(p[i], 2))
    refused(algebra.order, term(0), "≤", (b - 3) * (1 + squares), (forall(i, Le(p[i] + 3, p[i] + b)),))
    refused(algebra.order, squares * 0 + b, "≠", term(0), (forall(i, Gt(p[i] / b, 0)),))
    w = variable("w", function_sort(index_range(N), function_sort(index_range(N), real)))
    rows = sum_(i, power(sum_(j, w[i, j]), 2))
    refused(algebra.algebra, b + rows, 3 + rows, (forall(i, Eq(b, 3)),))
    bounded = variable("p", family_sort(N, interval(0, b)))
    refused(algebra.order, term(0), "≤", b - 3 + sum_(i, bounded[i]) * 0, (forall(i, Eq(bounded[i], 3)),))


# ---- names and sorts


def test_the_fresh_index_of_an_instance_is_not_one_of_a_hypothesis():
    """pᵢ ≥ 0 for one i would have given Σp ≥ 0."""
    q = variable("q", family_sort(n, nonnegative))
    theorem = algebra.order(sum_(index("i", n), q[index("i", n)]), "≥", term(0))
    signed = variable("p", family_sort(n, real))
    one = logic.weaken(algebra.algebra(term(0), term(0)), [Ge(signed[index("i", n)], 0)])
    refused(logic.instantiate, theorem, {q: signed}, using=[one])
    all_of_them = logic.assume(forall(index("i", n), Ge(signed[index("i", n)], 0)))
    assert logic.instantiate(theorem, {q: signed}, using=[all_of_them])


def test_infinity_stands_in_the_sort_of_every_real_but_is_no_number():
    """x > 0 ⊢ ∞ − ∞ = 0: the hypothesis holds ∞ in the sort of x, which made it known to be defined."""
    refused(algebra.algebra, infinity, infinity, (Gt(x, 0),))
    everywhere = logic.generalise(algebra.algebra(y - y, term(0)), y)
    refused(logic.specialise, everywhere, infinity, under=(Gt(x, 0),))
    vanishing = Eq(limit(exp(-x), x, infinity), 0)
    refused(algebra.algebra, infinity + 1, infinity + 1, (vanishing,))
    backwards = variable("x", interval(infinity, neg(infinity)))
    refused(algebra.algebra, backwards, backwards)


def test_a_definition_hides_no_variable():
    """H := x would have made H = 0 ⊢ ∀x: x = 0."""
    with pytest.raises(ValueError, match="speaks of x"):
        Definition("H", (), x, name)
    with pytest.raises(ValueError, match="twice"):
        Definition("H", (x, x), x, name)
    with pytest.raises(ValueError, match="bound variable"):
        Definition("H", (), function(x, x).args[1], name)
    assert define("H", (x,), x + 1, name)(y) is not None


def test_a_function_is_smooth_on_its_own_domain_only():
    s = variable("s", interval(0, 1))
    refused(calculus.smooth, differentiable(function(s, s), real))
    refused(calculus.smooth, continuous(function(s, s), interval(0, 2)))
    assert calculus.smooth(continuous(function(s, s), interval(0, 1)))


def test_a_partial_derivative_is_taken_at_a_family_of_its_variable():
    """Σ log wᵢ has no derivative at a family with negative entries, nor in a fifth entry of three."""
    three = variable("w", family_sort(3, positive))
    signed = variable("v", family_sort(3, real))
    five = variable("v", family_sort(5, positive))
    body = log(three[term(1)])
    inside = (Gt(signed[term(1)], 0),)
    refused(algebra.algebra, bind("partial", three, body, signed, term(1), order=1), 1 / signed[term(1)], inside)
    refused(algebra.algebra, bind("partial", three, body, five, term(5), order=1), term(0))
    other = variable("v", family_sort(3, interval(1, 2, left_open=True, right_open=True)))
    assert algebra.algebra(bind("partial", three, body, other, term(1), order=1), 1 / other[term(1)])


def test_what_is_not_a_term():
    refused(algebra.algebra, D(x**2, x, order=0), x**2)
    refused(algebra.algebra, op("neg", x, y), -x)
    refused(algebra.algebra, op("log", y, term(2), term(3)), op("log", y, term(2)), (Gt(y, 0),))
    refused(algebra.algebra, op("add", Lt(x, y), 1), op("add", Lt(x, y), 1))
    refused(algebra.algebra, Term(Operator("vector"), ()), Term(Operator("vector"), ()))


def test_only_numbers_stand_where_numbers_are_wanted():
    """f − f = 0 for a function f, (y < 0) − (y < 0) = 0, and ℝ − ℝ = 0, all from ∀x: x − x = 0."""
    f, g = (variable(s, function_sort(real, real)) for s in "fg")
    everywhere = logic.generalise(algebra.algebra(x - x, term(0)), x)
    refused(logic.specialise, everywhere, f)
    refused(logic.specialise, everywhere, Lt(y, 0))
    refused(logic.specialise, everywhere, real, under=(Gt(y, 0),))
    refused(logic.instantiate, algebra.algebra(x - x, term(0)), {x: f})
    refused(limits.limit_of_continuous, limit(x, x, f), real)
    for side in (
        f(g),
        D(f, x),
        D_at(x, x, f),
        sum_(index("i", 2), f),
        piecewise((f, Lt(y, 0)), otherwise=g) + 1,
        vector(f)[term(1)] + 1,
        variable("z", interval(f, None)),
    ):
        refused(algebra.algebra, side, side)
    refused(logic.evident, implies(x, x))
    refused(calculus.smooth, continuous(function(x, x), integers(0, 5)))
    assert algebra.algebra(vector(f)[term(1)](x), f(x)) is not None


def test_unfolding_finds_every_size_a_definition_speaks_of():
    """H(w) := M for w over 1..2 × 1..M left M free: M = 5, and then M = 1, by renaming."""
    m = variable("m")
    with pytest.raises(ValueError, match="speaks of m"):
        define("H", (variable("s", interval(0, m)),), m, name)
    M = variable("M", natural)
    table = variable("w", function_sort(index_range(2), function_sort(index_range(M), real)))
    size = define("H", (table,), M + 0 * table[1, 1], name)
    five = variable("w", function_sort(index_range(2), function_sort(index_range(5), real)))
    refused(algebra.unfolding, size(five), M)
    assert algebra.unfolding(size(five), term(5)) is not None
    a_table = function(index("r", 2), function(index("s", 3), term(0)))
    assert algebra.unfolding(size(a_table), term(3)) is not None
    length = variable("n", natural)
    given = define("H", (variable("p", family_sort(length, real)), length), length, name)
    with pytest.raises(ValueError, match="for a size"):
        given(variable("p", family_sort(3, real)), 5)


def test_balls_look_at_every_part():
    """Where a conjunction is false from its first part on, 1/0 stood in the second unseen."""
    undefined = Gt(term(1) / 0, 0)
    refused(enclosure.enclosure, implies(conjunction((Lt(1, 0), undefined)), Eq(0, 0)))
    refused(enclosure.enclosure, implies(forall(index("i", 2), Gt(1 / (index("i", 2) - 2), 0)), Eq(0, 0)))
    refused(enclosure.enclosure, Eq(piecewise((1, conjunction((Lt(1, 0), undefined))), otherwise=2), 2))
    assert enclosure.enclosure(Eq(piecewise((1, Lt(1, 0)), otherwise=2), 2))
    refused(enclosure.enclosure, Eq(op("neg", 1, 2), op("neg", 1, 3)))
    refused(enclosure.enclosure, Eq(D_at(x**2, x, 1, order=0), 1))
    three = variable("w", family_sort(3, positive))
    first = three[term(1)]
    refused(enclosure.enclosure, Eq(bind("partial", three, first, vector(1, -1, 1), term(1), order=1), 1))
    refused(enclosure.enclosure, Eq(bind("partial", three, first, vector(1, 1, 1, 1, 1), term(5), order=1), 0))
    assert enclosure.enclosure(Eq(bind("partial", three, first, vector(1, 1, 1), term(1), order=1), 1))


# ---- attacks that never succeeded


def test_induction_does_not_start_between_integers():
    """m − ⌊m⌋ > 0 holds at ½, and "m ≥ ½" would be the integers from 1 on."""
    m = variable("m", integers(term(1) / 2, None))
    refused(algebra.algebra, m, m)
    refused(algebra.algebra, m - floor(m), term(0))


def test_archimedes_wants_constants():
    m = variable("m", natural)
    bounds = logic.assume(forall(m, Le(m, 0 + power(m, 2) / m)))
    refused(numbers.archimedes, bounds)


def test_integrability_is_not_assumed():
    r = variable("r", interval(0, None, left_open=True))
    refused(algebra.algebra, integral(r, 1 / r), integral(r, 1 / r))
    refused(algebra.algebra, integral(variable("r", interval(1, 0)), x), term(0))


def test_the_mean_value_theorem_needs_an_interval_without_gaps():
    half = variable("x", interval(0, 1, left_open=True, right_open=True))
    falls = logic.generalise(algebra.order(D(1 / half, half), "≤", term(0)), half)
    refused(calculus.mean_value, 1 / x, x, falls, term(-1), term(1))


def test_contraposition_of_an_implication_that_may_be_undefined():
    """(y ≠ 0 ⇒ 1/y > 0), y ≤ 0 give y = 0, and no more."""
    given = (implies(Ne(y, 0), Gt(1 / y, 0)), Le(y, 0))
    refused(logic.evident, Lt(y, 0), given)
    refused(algebra.algebra, y / y, term(1), given)


def test_powers_of_zero():
    k = variable("k", natural0)
    refused(algebra.algebra, power(term(0), k), term(0))
    refused(algebra.algebra, power(term(0), term(0)), term(0))
    refused(algebra.algebra, power(x, y), power(x, y))
    refused(algebra.algebra, power(x, -k), power(x, -k))
    refused(algebra.algebra, prod(i, term(0)), term(0))


def test_roots_and_logarithms_of_unknown_signs():
    refused(algebra.algebra, sqrt(x**2), x)
    refused(algebra.algebra, sqrt(x * y), sqrt(x) * sqrt(y), (Ge(x * y, 0),))
    refused(algebra.algebra, log(x * y), log(x) + log(y), (Gt(x * y, 0),))
    refused(algebra.algebra, log(x**2), 2 * log(x), (Ne(x, 0),))
    refused(algebra.algebra, xlogy(x, y), x * log(y), (Ge(x, 0), Eq(y, x)))


def test_sums_over_ranges_that_end_before_they_begin():
    refused(algebra.algebra, sum_(i, 1 / N), term(1))
    k = variable("k", integers(a, b))
    refused(algebra.algebra, sum_(k, term(1)), b - a + 1, (op("is_integer", a), op("is_integer", b)))
    refused(integrals.integral_relation, logic.assume(forall(variable("t", interval(1, 0)), Le(0, 1))))


def test_one_name_for_two_variables_is_seen():
    """x < 0 ⊢ x > 0 is true of two variables, and reads as if it were of one."""
    other = variable("x", positive)
    assert logic.evident(Gt(other, 0), (Lt(x, 0),)) is not None
    assert ambiguous_name((Gt(other, 0), Lt(x, 0))) == "x"
    assert ambiguous_name((Gt(other, 0), forall(x, Lt(x, 0)))) is None
    with pytest.raises(ValueError, match="two variables"):
        check(Gt(other, 0), Lt(x, 0))
