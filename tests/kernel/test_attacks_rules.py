"""Attempts to prove something false with the rules. Each test says what would have followed."""

from derive.kernel.rules import algebra, integrals, limits, logic
from derive.terms.build import (
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    continuous,
    floor,
    forall,
    function,
    implies,
    index,
    infinity,
    integrable,
    integral,
    is_integer,
    limit,
    maximum,
    neg,
    op,
    pi,
    power,
    sum_,
    term,
    variable,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, function_sort, index_range, interval, is_inhabited, natural, natural0, real
from derive.terms.term import free_variables
from tests.kernel.refusals import refused

unit = interval(0, 1)
x, f = variable("x", unit), variable("f", function_sort(unit, real))
y = variable("y")


def test_the_fresh_number_of_an_integral_is_not_one_of_a_hypothesis():
    """x > ½ for some x, and f continuous on [½, 1], made f continuous on [0, 1]: f = 0 if ∫f = 0, f ≥ 0."""
    half = term(1) / 2
    given = (
        forall(x, Ge(f(x), 0)),
        Gt(x, half),
        continuous(f, interval(half, 1)),
        integrable(function(x, f(x)), unit),
        Le(integral(x, f(x)), 0),
    )
    nonnegative, zero = logic.assume(given[0]), logic.assume(given[-1])
    refused(integrals.vanishing_integral, nonnegative, zero, given)
    assert integrals.vanishing_integral(nonnegative, zero, (*given, continuous(f, unit)))


def test_a_condition_about_all_numbers_does_not_ask_for_itself():
    """(∀i: p_i > 0) ⇒ x > 0: whether the condition holds was asked again for each fresh i, without end."""
    n = variable("n", natural)
    i, p, y = index("i", n), variable("p", family_sort(n, real)), variable("y", real)
    given = implies(forall(i, Gt(p[i], 0)), Gt(y, 0))
    refused(logic.evident, Gt(y, 0), (given,))
    assert logic.evident(Gt(y, 0), (given, forall(i, Gt(p[i], 1))))


def test_an_index_does_not_disappear_where_a_family_is_put_in():
    """p_k·0 + 1 ≤ N for k in 1, …, N; with the zeros for p it said 1 ≤ N of every N."""
    size = variable("N", natural0)
    k, p = index("k", size), variable("p", family_sort(size, real))
    theorem = algebra.order(p[k] * 0 + 1, "≤", size)
    refused(logic.instantiate, theorem, {p: function(index("i", size), term(0))})
    assert k in free_variables(logic.instantiate(theorem, {p: function(k, k * 2)}).conclusion)


def test_a_hypothesis_does_not_lose_what_it_says_is_defined():
    """p(1/z) > 0 gives z·(1/z) = 1; for the function p that is 1 everywhere it said 1 > 0, and 0·(1/0) = 1 followed."""
    z, t = variable("z", real), variable("t", real)
    p = variable("p", function_sort(real, real))
    theorem = algebra.algebra(z * (1 / z), term(1), (Gt(p(1 / z), 0),))
    one = function(t, term(1))
    assert logic.instantiate(theorem, {p: one}).hypotheses == (Gt(op("call", one, 1 / z), 0),)
    assert logic.instantiate(theorem, {p: one}, under=(Gt(z, 0),)).hypotheses == (Gt(z, 0),)


def test_a_domain_does_not_lose_what_it_says_is_defined():
    """That w lies in [0, p(1/z)] says that 1/z is defined; at w = 0, for p = 5, 0 ≥ 0 was all that is left."""
    z, t = variable("z", real), variable("t", real)
    p = variable("p", function_sort(real, real))
    w = variable("w", interval(0, p(1 / z)))
    five = function(t, term(5))
    theorem = algebra.algebra(z * (1 / z), term(1), (Ge(w, 0),))
    refused(logic.instantiate, theorem, {p: five, w: term(0)})
    refused(logic.instantiate, theorem, {p: five})
    above = logic.instantiate(logic.evident(Ge(w, 1), (Ge(w, 2),)), {p: five}, under=(Gt(z, 0),))
    assert above.hypotheses == (Gt(z, 0), Ge(variable("w", interval(0, 5)), 2))


def test_an_integer_at_one_index_is_none_at_all():
    """p_i is an integer for some i, so Σp is one, so 1 + ½ is: the sum was opened with that very i."""
    n = variable("n", natural)
    i, j, p = index("i", n), index("j", n), variable("p", family_sort(n, real))
    refused(logic.evident, is_integer(sum_(j, p[j])), (is_integer(p[i]),))
    assert logic.evident(is_integer(sum_(j, floor(p[j]))), (is_integer(p[i]),))
    reserved = variable("@1", index_range(n))  # a name of the normal form's own
    refused(algebra.algebra, sum_(j, floor(p[j])), sum_(j, p[j]), (is_integer(p[reserved]),))


def test_a_universal_statement_has_a_domain_that_is_defined():
    """1 = 1, so ∀u ∈ [0, 1/z]: 1 = 1, so 1/z is defined, z·(1/z) = 1, and 0·(1/0) = 1."""
    z, same = variable("z", real), algebra.algebra(term(1), term(1))
    u = variable("u", interval(0, 1 / z))
    refused(logic.generalise, same, u)
    assert logic.generalise(logic.weaken(same, (Gt(z, 0),)), u).conclusion == forall(u, Eq(1, 1))
    about_u = logic.evident(implies(Gt(z, z), Lt(u, -1)))  # where there is a u, 1/z is defined; ∀u is said everywhere
    refused(logic.generalise, about_u, u)


def test_a_function_that_is_put_in_is_defined_with_what_it_ignores():
    """F(1/z) for p, where F(c) is the family of ones whatever c is: p_1 = p_1 said that 1/z is defined."""
    z, p = variable("z", real), variable("p", family_sort(3, real))
    ones = define("F", (variable("c"),), function(index("i", 3), term(1)), Notation("F", "F"))
    theorem = algebra.algebra(p[1], p[1])
    refused(logic.instantiate, theorem, {p: ones(1 / z)})
    refused(logic.specialise, logic.generalise(theorem, p), ones(1 / z))
    assert logic.instantiate(theorem, {p: ones(1 / z)}, under=(Gt(z, 0),))


def test_what_rests_on_balls_says_so_each_time_it_is_used():
    """(π − 3)ʷ·y > 0 is read once balls have told that π > 3; only the first theorem that rests on it was marked."""
    w, y = variable("w", real), variable("y", real)
    given = (Gt(power(pi - 3, w) * y, 0),)
    assert [logic.evident(claim, given).enclosed for claim in (Gt(y, 0), Ge(y, 0), Ne(y, 0))] == [True] * 3


def test_an_offset_that_disappears_was_a_condition():
    """For an i in 1, …, N the ends 0·1 + i − i and N·1 + i − i are 0 and max(N, 1): ∫₀¹ 1 = ∫₀⁰ 1 at N = 0."""
    size = variable("N", natural0)
    i, v = index("i", size), variable("v", interval(0, maximum(size, 1)))
    whole = integral(v, term(1))
    refused(integrals.affine_substitution, whole, interval(0, size), term(1), i - i)
    fits = integral(variable("v", interval(i, i + 1)), term(1))
    assert integrals.affine_substitution(fits, interval(0, 1), term(1), i)


def test_functions_on_a_domain_without_an_end_are_none():
    """A function on [0, 1/z] is a condition, too: z ≠ 0."""
    z, n = variable("z", real), variable("n", natural)
    assert not is_inhabited(function_sort(interval(0, 1 / z), real))
    assert not is_inhabited(family_sort(3, function_sort(interval(0, 1 / z), real)))
    assert is_inhabited(family_sort(n - 1, function_sort(interval(0, n), real)))
    apart = logic.evident(implies(Gt(z, z), Gt(variable("f", function_sort(interval(0, 1 / z), real))(0), 0)))
    refused(algebra.algebra, z, z, (), [apart])


def test_a_limit_runs_within_an_interval():
    """lim x = 1 for x → 1 within (∞, 3): an infinite end was taken for none, on whichever side it stood."""
    for sort in (interval(infinity, 3), interval(0, neg(infinity)), interval(infinity, neg(infinity))):
        v = variable("v", sort)
        refused(limits.limit_of_continuous, limit(v, v, 1), real)
        refused(limits.difference_quotient, y, y, v, term(1))
    below = variable("v", interval(None, 3))
    assert limits.limit_of_continuous(limit(below, below, 1), real)
