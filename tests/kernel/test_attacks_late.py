"""Attempts to prove something false with the rules that came late. Each test says what would have followed."""

from derive.kernel.rules import algebra, calculus, enclosure, integrals, limits, logic
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ge,
    exp,
    forall,
    function,
    index,
    integral,
    limit,
    log,
    op,
    sqrt,
    sum_,
    term,
    variable,
)
from derive.terms.sorts import interval, nonnegative, positive, real
from tests.kernel.refusals import refused

x, y = variable("x"), variable("y")


def test_the_integral_does_not_bind_a_variable_of_the_theorem_about_the_derivative():
    """x = ¼ ⊢ ∀t: t′ = 4x gave x = ¼ ⊢ ∫₀¹ 4x dx = 1 − 0."""
    u = variable("u", interval(0, 1))
    t = variable("t", interval(0, 1, left_open=True, right_open=True))
    fixed = Eq(u, term(1) / 4)
    slope = logic.generalise(algebra.algebra(D(t, t), 4 * u, (fixed,)), t)
    refused(integrals.fundamental, u, u, slope)
    other = variable("w", interval(0, 1))
    assert integrals.fundamental(other, other, slope).conclusion == Eq(
        integral(other, 4 * u), other.args[0].args[1] - 0
    )


def test_equal_exponents_are_not_defined_alike():
    """2 = √4, but x² is for every x and x^√4 for x > 0 only; z^½ = √z, but z^exp(−log 2) is not for z = 0."""
    refused(algebra.algebra, x ** sqrt(4), x * x)
    z = variable("z", nonnegative)
    refused(algebra.algebra, z ** exp(-log(2)), sqrt(z))
    assert algebra.algebra(variable("t", positive) ** sqrt(4), variable("t", positive) ** 2)


def test_a_function_literal_under_a_binder_is_applied_within_its_domain():
    """Σ over 1..3 of a family over 1..2, and the derivative at −5 and at 0 of a function on [0, ∞)."""
    two = function(index("j", 2), term(1))
    i, k = index("i", 3), index("k", 2)
    refused(algebra.algebra, sum_(i, op("call", two, i)), term(3))
    refused(enclosure.enclosure, Eq(sum_(i, op("call", two, i)), 3))
    assert algebra.algebra(sum_(k, op("call", two, k)), term(2))
    s = variable("s", nonnegative)
    line = op("call", function(s, s), y)
    refused(logic.evident, forall(y, Ge(line**2, 0)))
    on = variable("y", interval(-1, 1))
    refused(algebra.algebra, integral(on, op("call", function(s, s), on)), term(0))
    for point in (term(-5), term(0)):
        refused(algebra.algebra, D_at(line, y, point), term(1))
    assert algebra.algebra(D_at(line, y, term(5)), term(1))
    refused(limits.limit_of_continuous, limit(line, y, term(-5)), real)
    inside = function(variable("s", positive), term(1))
    refused(calculus.smooth, op("differentiable", function(y, op("call", inside, y)), real))
