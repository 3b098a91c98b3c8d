"""Attempts to have something count as defined that is not. Each test says what would have followed."""

from types import SimpleNamespace

import pytest

from derive.kernel.rules import algebra, calculus, enclosure, limits, logic, rounding
from derive.terms.build import (
    D_at,
    Eq,
    Ge,
    Gt,
    Ne,
    bind,
    call,
    differentiable,
    expectation,
    forall,
    function,
    implies,
    index,
    limit,
    op,
    pi,
    piecewise,
    power,
    sqrt,
    sum_,
    term,
    variable,
    vector,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, function_sort, integer, interval, natural, natural0, nonnegative, real
from derive.terms.term import Term
from tests.kernel.refusals import refused

x, z = variable("x"), variable("z")
name = Notation("F", "F")


def test_what_a_defined_function_does_not_use_is_defined_nevertheless():
    """F(1/z)(2) = 2 for F(c) = (x ↦ x), so 1/z is defined, z·(1/z) = 1, and 0·(1/0) = 1."""
    f = define("F", (variable("c"),), function(x, x), name)
    refused(algebra.algebra, call(f(1 / z), term(2)), term(2))
    assert algebra.algebra(call(f(z), term(2)), term(2))
    w = define("W", (variable("c"),), function(index("i", 3), term(1)), name)
    i = index("i", 3)
    refused(algebra.algebra, sum_(i, call(w(1 / z), i)), term(3))


def test_the_distribution_of_an_expectation_is_defined_also_over_nothing():
    """E over 1..0 of the family (1/z): 0, so 1/z is defined."""
    empty = index("i", 0)
    refused(algebra.algebra, bind("expectation", empty, term(1), vector(1 / z)), term(0))
    assert algebra.algebra(bind("expectation", empty, term(1), variable("p", family_sort(0, real))), term(0))


def test_the_values_of_a_family_are_defined_as_they_are_written():
    """i ↦ (j ↦ 1 over 1..2)(i) over 1..5 put for p: Σp would be defined."""
    five, two = index("i", 5), function(index("j", 2), term(1))
    p = variable("p", family_sort(5, real))
    theorem = algebra.algebra(sum_(five, p[five]), sum_(five, p[five]))
    refused(logic.instantiate, theorem, {p: function(five, op("call", two, five))})
    wider = function(index("j", 5), term(1))
    assert logic.instantiate(theorem, {p: function(five, op("call", wider, five))})


def test_a_squeezed_function_is_defined_near_the_point():
    """(s ↦ s over [5, 6])(x) lies between x and x when it is evaluated; its limit at 0 would be 0."""
    s = variable("s", interval(5, 6))
    same = logic.generalise(algebra.order(x, "≤", x), x)
    to_zero = limits.limit_of_continuous(limit(x, x, term(0)), real)
    refused(limits.squeeze, limit(op("call", function(s, s), x), x, term(0)), same, same, to_zero, to_zero)
    assert limits.squeeze(limit(x, x, term(0)), same, same, to_zero, to_zero).conclusion == Eq(
        limit(x, x, term(0)), term(0)
    )


def test_a_derivative_is_of_a_function_that_is_defined_around_the_point():
    """Each of these functions of x is defined for x ≥ 0 only, and would have had a derivative at 0."""
    s = variable("s", nonnegative)
    line = define("L", (), function(s, s), name)
    constant = define("C", (variable("c"),), term(1), name)
    ignoring = function(variable("y"), term(1))
    for body, slope in (
        (call(line(), x), 1),
        (1 / (1 + 0 * sqrt(x)), 0),
        (constant(sqrt(x)), 0),
        (op("call", ignoring, sqrt(x)), 0),
    ):
        refused(algebra.algebra, D_at(body, x, term(0)), term(slope))
        assert algebra.algebra(D_at(body, x, term(2)), term(slope))


# ---- a derivative that exists although no rule of differentiation gives it


def differentiated(left, right, at, under=()):
    equation = algebra.turn(logic.specialise(logic.assume(under[0]), x)) if under else algebra.algebra(left, right)
    assert equation.conclusion == Eq(left, right)
    return logic.instantiate(calculus.differentiate(equation, x), {x: at})


def test_what_is_differentiated_by_an_equation_is_not_computed_by_the_rules():
    """x = (0 for x = 0, otherwise x), so the latter has the slope 1 at 0, and by its branches 0: 1 = 0."""
    same = piecewise((term(0), Eq(x, 0)), otherwise=x)
    at_zero = differentiated(x, same, term(0))
    refused(algebra.algebra, D_at(same, x, term(0)), term(0), using=[at_zero])
    at_c = differentiated(x, same, z)
    refused(algebra.algebra, piecewise((term(0), Eq(z, 0)), otherwise=term(1)), term(1), using=[at_c])
    refused(algebra.algebra, z / z, term(1), using=[at_c])


def test_the_chain_rule_is_not_used_where_the_outer_function_has_no_derivative():
    """f(t³) = t for the cube root f: 1 = f′(0)·0."""
    f, t = variable("f", function_sort(real, real)), variable("t")
    cube_root = forall(t, Eq(f(t**3), t))
    at_zero = differentiated(x, f(x**3), term(0), (cube_root,))
    refused(algebra.algebra, D_at(f(x**3), x, term(0)), term(0), using=[at_zero])
    assumed = Eq(D_at(f(x**3), x, term(0)), 1)
    refused(algebra.algebra, term(1), term(0), (assumed,))
    refused(logic.evident, Eq(1, 0), (assumed,))


def test_an_assumed_derivative_says_nothing_of_the_conditions_of_a_rule():
    """(xⁿ)′ ≥ 0 at c gave c ≠ 0, for the rule divides by x."""
    n = variable("n", natural)
    assumed = Ge(D_at(x**n, x, z), 0)
    refused(logic.evident, Ne(z, 0), (assumed,))
    refused(algebra.algebra, z / z, term(1), (assumed,))
    refused(logic.evident, Ne(z, 0), (implies(Ge(D_at(x**n, x, z), 0), Ne(z, 0)),))
    assert logic.evident(Ge(D_at(x**n, x, z), -1), (assumed, Gt(z, 0)))


def test_only_numbers_are_compared_case_by_case():
    """p < q, p = q or p > q is no trichotomy for families."""
    p, q = variable("p", family_sort(3, real)), variable("q", family_sort(3, real))
    branches = {s: logic.weaken(algebra.algebra(x, x), (op(s, p, q),)) for s in ("<", "=", ">")}
    refused(logic.cases, p, q, branches)
    numbers = {s: logic.weaken(algebra.algebra(x, x), (op(s, p[1], q[1]),)) for s in ("<", "=", ">")}
    assert logic.cases(p[1], q[1], numbers).hypotheses == ()


def test_what_looks_like_a_theorem_is_none():
    """Rules take theorems as premises; anything with a conclusion would do."""
    looks = SimpleNamespace(
        hypotheses=(), conclusion=Eq(0, 1), rule="", premises=(), axioms=frozenset(), enclosed=False
    )
    for rule, arguments in (
        (logic.weaken, (looks, ())),
        (algebra.turn, (looks,)),
        (algebra.algebra, (x, x, (), (looks,))),
    ):
        with pytest.raises(TypeError):
            rule(*arguments)


def test_a_number_is_no_hypothesis():
    """⊢ 5 ⇒ x = x says nothing."""
    refused(logic.discharge, logic.weaken(algebra.algebra(x, x), (term(5),)), term(5))


def test_a_defined_proposition_is_no_number():
    """(x = x) + 1 = (x = x) + 1."""
    holds = define("P", (x,), Eq(x, x), name)
    for proposition in (holds(x), op("call", function(x, Eq(x, x)), z)):
        refused(algebra.algebra, proposition + 1, proposition + 1)
        refused(logic.evident, Eq(proposition, proposition))
        refused(algebra.algebra, sum_(index("i", 3), proposition), sum_(index("i", 3), proposition))


def test_what_a_definition_is_given_is_defined_as_it_is_written():
    """p_1 for the family i ↦ (j ↦ 1 over 1, 2)(i + 4), q(1/z) for the function q that is 1 everywhere: both were 1."""
    five, one, two = index("i", 5), index("i", 1), function(index("j", 2), term(1))
    p, q = variable("p", family_sort(5, real)), variable("q", function_sort(real, real))
    first = define("first", (p,), p[1], name)
    refused(algebra.algebra, first(function(five, op("call", two, five + 4))), term(1))
    refused(algebra.algebra, expectation(function(one, op("call", two, one + 4)), one, term(1)), term(1))
    at_inverse = define("at", (q, z), q(1 / z), name)
    refused(algebra.algebra, at_inverse(function(x, term(1)), term(0)), term(1))
    assert algebra.algebra(at_inverse(function(x, term(1)), term(2)), term(1))
    rows = variable("w", family_sort(3, family_sort(5, real)))
    assert algebra.algebra(first(rows[2]), rows[2, 1])


def test_a_power_whose_exponent_was_an_integer_by_a_theorem():
    """2ᵈ is an integer by a rule, so b^(2ᵈ) is defined for every b; read as exp(2ᵈ·log b) it gave −1 = 1."""
    d, y = variable("d", integer), variable("y")
    given, exponent = Ge(d, 0), power(2, d)
    whole = rounding.integer_power(exponent, (given,))
    product, moduli = power(x * y, exponent), power(abs(x) * abs(y), exponent)
    defined = [algebra.algebra(t, t, (given,), [whole]) for t in (product, moduli)]
    refused(algebra.algebra, product, moduli, (given,), defined)
    refused(algebra.algebra, product, moduli, (Gt(product, 0), Gt(moduli, 0)))
    assert algebra.algebra(product, moduli, (given, Gt(x, 0), Gt(y, 0)))


def test_what_stands_in_a_place_that_no_head_has():
    """Σ 1 over 1, 2, 3 with a third argument 1/z, which nobody asked for: 1/z is defined, and 0·(1/0) = 1."""
    going = limit(x, x, term(0))
    slope = D_at(x, x, term(0))
    total = sum_(index("i", 3), term(1))
    for t in (going, slope, total, term(1), pi, x):
        refused(algebra.algebra, Term(t.head, (*t.args, 1 / z)), Term(t.head, (*t.args, 1 / z)))
    refused(limits.limit_of_continuous, Term(going.head, (*going.args, 1 / z)), real)
    refused(enclosure.enclosure, Eq(Term(total.head, (*total.args, term(1) / 0)), 3))
    f = variable("f", function_sort(real, real))
    given = differentiable(f, real)
    refused(logic.evident, op("differentiable_at", f, x, 1 / z), (given,))
    assert logic.evident(op("differentiable_at", f, x), (given,))
    wide = variable("f", Term(function_sort(real, real).head, (real, real, 1 / z)))
    refused(algebra.algebra, wide(x), wide(x))


def test_no_function_has_propositions_as_values():
    """P(z) + 1 for the function P = (x ↦ x = x) of a name, and the second entry of a vector of equations."""
    holds = define("P", (), function(x, Eq(x, x)), name)
    applied = define(
        "at", (variable("q", function_sort(real, real)), z), variable("q", function_sort(real, real))(z), name
    )
    for t in (call(holds(), z), call(vector(Eq(x, x)), term(1)), applied(function(x, Eq(x, x)), z)):
        refused(algebra.algebra, t + 1, t + 1)


def test_a_function_that_a_definition_applies_keeps_its_domain():
    """at(q, t) := q(t): the derivative of at((s ↦ s over [0, 1]), x) at 0, where left of 0 nothing is defined."""
    s, q = variable("s", interval(0, 1)), variable("q", function_sort(interval(0, 1), real))
    at = define("at", (q, z), q(z), name)
    refused(algebra.algebra, D_at(at(function(s, s), x), x, term(0)), term(1))
    assert algebra.algebra(D_at(at(function(s, s), x), x, term(1) / 2), term(1))
    two = index("j", 2)
    refused(algebra.algebra, D_at(op("call", function(two, two), x), x, term(1)), term(1))
    refused(algebra.algebra, D_at(op("call", function(z, function(s, s)), z, x), x, term(0)), term(1))


def test_the_sort_of_a_parameter_makes_no_exponent_whole():
    """P(b, k) := bᵏ for a natural k, given 2ᵈ: as in the test before, P(x·y, 2ᵈ) = P(|x|·|y|, 2ᵈ), so −1 = 1."""
    d, k, y = variable("d", integer), variable("k", natural0), variable("y")
    raised = define("P", (z, k), power(z, k), name)
    exponent = power(2, d)
    product, moduli = raised(x * y, exponent), raised(abs(x) * abs(y), exponent)
    given = (Ne(product, 0), Ne(moduli, 0))
    refused(algebra.algebra, product, moduli, given)
    refused(logic.evident, Eq(1, 0), (*given, Ne(product, moduli)))
    i = index("i", 3)
    summed = [Ne(sum_(i, t), 0) for t in (raised(i * x * y, exponent), raised(abs(i * x) * abs(y), exponent))]
    refused(algebra.algebra, summed[0].args[0], summed[1].args[0], summed)
    on = variable("g", function_sort(interval(0, k), real))  # and k may be an end of a domain
    reached = define("P", (z, on), power(z, k) + 0 * on(0), name)
    g = variable("g", function_sort(interval(0, exponent), real))
    summed = [Ne(sum_(i, t), 0) for t in (reached(i * x * y, g), reached(abs(i * x) * abs(y), g))]
    refused(algebra.algebra, summed[0].args[0], summed[1].args[0], summed)
    assert algebra.algebra(product, moduli, (*given, Gt(x, 0), Gt(y, 0)))
