"""The limit of a difference quotient is the derivative: where there is one, along an interval that comes near."""

import pytest

from derive.kernel.rules import algebra, limits, logic
from derive.kernel.theorem import Refusal
from derive.terms.build import D_at, Eq, exp, forall, function, limit, log, term, variable
from derive.terms.sorts import interval, nonnegative, positive, real
from derive.terms.term import Binder, Operator, Term, close_body

x, a = variable("x"), variable("a")
u = variable("u", positive)


def refused(*arguments, **options):
    with pytest.raises(Refusal) as caught:
        limits.difference_quotient(*arguments, **options)
    return caught.value


def test_the_limit_is_the_derivative():
    wanted = limit((exp(a * u) - exp(a * term(0))) / (u - 0), u, 0, "+")
    found = limits.difference_quotient(exp(a * x), x, u, term(0), "limit+").conclusion
    assert found == Eq(wanted, D_at(exp(a * x), x, 0))


def test_there_is_none_where_there_is_no_derivative():
    assert refused(abs(x), x, x, term(0)).missing
    assert refused(log(x), x, u, term(0), "limit+").missing
    end = variable("t", nonnegative)
    refused(end**2, end, u, term(0), "limit+")  # 0 is no inner point of the domain


def test_the_limit_stays_in_the_domain_and_comes_near():
    inside = variable("t", interval(-1, 1))
    assert "domain" in refused(inside**2, inside, x, term(0)).why
    assert "near" in refused(x**2, x, u, term(-1)).why
    assert "near" in refused(x**2, x, u, term(0), "limit-").why
    empty = variable("t", interval(a, a + 0))
    assert "one point" in refused(x**2, x, empty, a).why


def test_the_function_is_defined_on_the_way():
    assert refused(1 / (x - 1), x, u, term(0), "limit+").missing


def test_what_is_assumed_of_the_free_variable_says_nothing_of_the_bound_one():
    nonzero = logic.assume(x > 0)
    assert refused(abs(x), x, x, term(0), "limit", [x > 0], [nonzero]).missing


def test_equal_functions_have_equal_limits():
    t = variable("t", positive)
    quotient, line = (t**2 - t) / t, t - 1
    equal = logic.generalise(algebra.algebra(quotient, line), t)
    known = limits.limit_of_continuous(limit(line, t, 0, "+"), real)
    wanted = limit(quotient, t, 0, "+")
    assert limits.equal_limit(wanted, equal, known).conclusion == Eq(wanted, term(0) - 1)


def test_what_holds_at_one_point_or_for_another_function_says_nothing_of_the_limit():
    t = variable("t", positive)
    wanted = limit(t + a, t, 0, "+")
    known = limits.limit_of_continuous(limit(t, t, 0, "+"), real)
    here = logic.assume(Eq(t + a, t))
    with pytest.raises(Refusal):
        limits.equal_limit(wanted, here, known)
    with pytest.raises(Refusal):
        limits.equal_limit(wanted, logic.generalise(algebra.algebra(t, t + 0), t), known)
    elsewhere = logic.assume(forall(variable("t", interval(1, 2)), Eq(t + a, t)))
    with pytest.raises(Refusal):
        limits.equal_limit(wanted, elsewhere, known)
    other_side = limits.limit_of_continuous(limit(x, x, 0), real)
    with pytest.raises(Refusal):
        limits.equal_limit(wanted, logic.assume(forall(t, Eq(t + a, t))), other_side)


def test_a_function_literal_under_a_limit_keeps_its_domain():
    t, v = variable("t", positive), variable("v", interval(0, 1))
    literal = Term(Operator("call"), (function(v, v), t))  # defined up to 1 only
    raw = Term(Binder("limit+", "t"), (positive, close_body(literal, t), term(0)))
    same = logic.generalise(algebra.algebra(t, t + 0), t)
    known = limits.limit_of_continuous(limit(t + 0, t, 0, "+"), real)
    with pytest.raises(Refusal) as caught:
        limits.equal_limit(raw, same, known)
    assert "literal" in caught.value.why


def test_limits_are_added_and_subtracted_where_they_go_the_same_way():
    t = variable("t", positive)
    one = limits.limit_of_continuous(limit(t + 1, t, 0, "+"), real)
    two = limits.limit_of_continuous(limit(t * a, t, 0, "+"), real)
    found = limits.limit_arithmetic("sub", one, two).conclusion
    assert found == Eq(limit(t + 1 - t * a, t, 0, "+"), (term(0) + 1) - term(0) * a)
    for other in (limit(x, x, 0), limit(t, t, 0), limit(t, t, 1, "+")):
        with pytest.raises(Refusal):
            limits.limit_arithmetic("sub", one, limits.limit_of_continuous(other, real))
    vanishing = limits.limit_of_continuous(limit(t, t, 0, "+"), real)
    with pytest.raises(Refusal):
        limits.limit_arithmetic("div", one, vanishing)
