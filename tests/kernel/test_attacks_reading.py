"""Attempts to prove something false, found by reading the rules. Each test says what would have followed."""

import pytest

from derive.kernel.rules import algebra, calculus, enclosure, limits, logic, primitives
from derive.terms.build import (
    D_at,
    Eq,
    bind,
    call,
    continuous,
    expectation,
    floor,
    forall,
    function,
    index,
    limit,
    op,
    sqrt,
    sum_,
    term,
    variable,
)
from derive.terms.build import vector as vector_of
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, function_sort, interval, nonnegative, probability, real
from derive.terms.term import Binder, Bound, Term
from tests.kernel.refusals import refused

x, y = variable("x"), variable("y")
name = Notation("H", "H")
rising = interval(term(0), sqrt(x) + 5)  # has no end for x < 0


def test_an_entry_of_a_vector_of_functions_is_applied_within_its_domain():
    """u·(1/u) = 1 for u in [0, 1], where a ↦ 1/a was an entry of a vector, or the value of a function."""
    a, u = variable("a", probability), variable("u", probability)
    inverse = function(a, 1 / a)
    for applied in (
        op("call", vector_of(inverse, inverse), 1, u),
        op("call", op("call", vector_of(inverse, inverse), 1), u),
        op("call", op("call", function(y, inverse), 1), u),
    ):
        refused(algebra.algebra, u * applied, term(1))
        refused(algebra.algebra, applied, applied)
    halves = vector_of(function(a, 1 / (1 + a)), function(a, a))
    assert algebra.algebra((1 + u) * op("call", halves, 1, u), term(1))


def test_a_proposition_is_no_number_under_another_name():
    """I(a) := a made a number of y = y."""
    same = define("I", (x,), x, name)
    again = define("J", (x,), same(x), name)
    for t in (same(Eq(y, y)), again(Eq(y, y))):
        refused(algebra.algebra, t + 1, t + 1)
    assert algebra.algebra(again(y), y)


def test_functions_of_no_common_domain_are_no_numbers():
    """f − f = 0 for (1, a ↦ a), and for a function whose values are functions on [0, a]."""
    a = variable("a", probability)
    on_a = Term(Binder("lambda", "c"), (interval(term(0), a), term(1)))
    for t in (vector_of(1, function(a, a)), function(a, on_a)):
        refused(algebra.algebra, t - t, t - t)


def test_the_fifth_entry_of_a_family_of_three_is_not_differentiated():
    """∂w₅/∂w₁ = 0 at the family i ↦ 1 over 1, 2, 3, into which the body was evaluated."""
    ones = function(index("i", 3), term(1))
    slope = Term(Binder("partial", "w", 1), (family_sort(3, real), op("call", Term(Bound(0)), 5), ones, term(1)))
    refused(algebra.algebra, slope, term(0))


def _partial(body, family, index_term):
    w = variable("w", family_sort(2, real))
    return bind("partial", w, body(w), family, index_term, order=1)


_RAMP = function(variable("s", nonnegative), variable("s", nonnegative))
_ONES = Term(Binder("lambda", "c"), (rising, term(1)))
_Q = variable("q", function_sort(interval(term(0), variable("m")), real))
_P = variable("p", family_sort(2, real))
_ROOTS = define("F", (x,), vector_of(sqrt(x), 1), name)


@pytest.mark.parametrize(
    ("body", "slope"),
    [
        (D_at(5 * y, y, sqrt(x)), 0),
        (D_at(y + sqrt(x), y, term(1)), 0),
        (Term(Binder("derivative", "y", 1), (interval(sqrt(x) - 5, None), 5 * Term(Bound(0)), term(1))), 0),
        (_partial(lambda w: w[1], vector_of(sqrt(x), 1), term(1)), 0),
        (_partial(lambda w: term(5), vector_of(1, 1), floor(x + 1)), 0),
        (op("call", _ONES, 1), 0),
        (expectation(_ONES, index("i", 2), index("i", 2)), 0),
        (define("H", (_Q,), term(3), name)(_ONES), 0),
        (define("H", (_P,), term(3), name)(_ROOTS(x)), 0),
        (sum_(index("i", 2), op("call", _RAMP, x * index("i", 2))), 3),
        (sum_(index("i", 2), op("call", function(variable("s", nonnegative), term(1)), x * index("i", 2))), 0),
    ],
)
def test_what_the_derivative_no_longer_speaks_of_is_defined_around_the_point(body, slope):
    """Each of these is a function of x that is defined for x ≥ 0 only, and would have had a derivative at 0."""
    refused(algebra.algebra, D_at(body, x, term(0)), term(slope))


def test_derivatives_inside_are_differentiated_where_all_is_defined_around():
    assert algebra.algebra(D_at(D_at(5 * y, y, sqrt(x)), x, term(1)), term(0))
    assert algebra.algebra(D_at(D_at(y**2 * sqrt(x), y, x), x, term(1)), term(3))
    assert algebra.algebra(D_at(_partial(lambda w: w[1] ** 2, vector_of(sqrt(x), 1), term(1)), x, term(4)), term(1) / 2)
    assert algebra.algebra(D_at(call(_ROOTS(x), 1), x, term(4)), term(1) / 4)


def test_families_are_no_numbers_because_balls_can_compare_them():
    """(1, 2) = (1, 2), so (1, 2) was a number, and (1, 2) − (1, 2) = 0 an instance of x − x = 0."""
    v, i = vector_of(1, 2), index("i", 2)
    refused(enclosure.enclosure, Eq(v, v))
    refused(enclosure.enclosure, forall(i, Eq(vector_of(v, v)[i], vector_of(v, v)[i])))
    refused(enclosure.enclosure_on_box, Eq(v, v), {})
    assert enclosure.enclosure(forall(i, vector_of(v, v)[i, i] < sqrt(5)))


def test_limits_and_primitives_are_of_numbers():
    """lim (1, 2) = (1, 2), and F′ = (1, 2) for some F: either made a number of the family."""
    v = vector_of(1, 2)
    for constant in (v, Eq(y, y)):
        refused(limits.limit_of_continuous, limit(constant, x, term(0)), real)
    f, big = function(x, v), variable("F", function_sort(real, real))
    slope = logic.specialise(logic.assume(primitives.primitive_properties(big, f)[2]), term(1))
    same = algebra.chain(algebra.turn(slope), slope)
    zero = logic.instantiate(algebra.algebra(x - x, term(0)), {x: v}, [same])
    refused(primitives.primitive, zero, big, f)
    refused(calculus.smooth, continuous(f, real))
    assert limits.limit_of_continuous(limit(x + 1, x, term(0)), real)
