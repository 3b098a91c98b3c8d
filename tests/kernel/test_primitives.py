"""A continuous function has a primitive, and is as regular as what it equals: what these rules must refuse."""

from derive.kernel.rules import algebra, logic, primitives
from derive.terms.build import (
    D,
    Eq,
    Ge,
    continuous,
    differentiable,
    forall,
    function,
    integrable,
    piecewise,
    sqrt,
    term,
    variable,
)
from derive.terms.sorts import function_sort, interval, nonnegative, open_probability, positive, probability, real
from tests.kernel.refusals import refused

f = variable("f", function_sort(probability, real))
F = variable("F", function_sort(probability, real))
x = variable("x", open_probability)
half = term(1) / 2
is_continuous = continuous(f, probability)
is_continuous_primitive, is_smooth_primitive, slope = primitives.primitive_properties(F, f)


def under_the_primitive(conclusion):
    """A theorem that rests on F's properties (what it says does not matter here)."""
    return logic.weaken(logic.assume(conclusion), (is_continuous_primitive, is_smooth_primitive, slope))


def test_the_primitive_disappears():
    claim = Ge(variable("a"), 0)
    theorem = primitives.primitive(under_the_primitive(claim), F, f, (is_continuous,))
    assert theorem.conclusion == claim
    assert set(theorem.hypotheses) == {claim, is_continuous}


def test_only_a_continuous_function_has_one():
    refusal = refused(primitives.primitive, under_the_primitive(Ge(variable("a"), 0)), F, f)
    assert refusal.missing == (is_continuous,)
    inside_only = continuous(f, open_probability)
    refused(primitives.primitive, under_the_primitive(Ge(variable("a"), 0)), F, f, (inside_only,))
    pole = function(x, 1 / x)
    refused(primitives.primitive, under_the_primitive(Ge(variable("a"), 0)), F, pole)


def test_nothing_may_still_speak_of_the_primitive():
    refused(primitives.primitive, under_the_primitive(Ge(F(variable("t", probability)), 0)), F, f, (is_continuous,))
    chosen = logic.weaken(under_the_primitive(Ge(variable("a"), 0)), (forall(x, F(x) >= 1),))
    refused(primitives.primitive, chosen, F, f, (is_continuous,))
    zero_slope = logic.weaken(under_the_primitive(Ge(variable("a"), 0)), (forall(x, Eq(D(F(x), x), 0)),))
    refused(primitives.primitive, zero_slope, F, f, (is_continuous,))


def test_a_primitive_may_be_negative_and_lives_on_its_interval():
    claim = logic.assume(Ge(variable("a"), 0))
    refused(primitives.primitive, claim, variable("F", function_sort(probability, nonnegative)), f, (is_continuous,))
    refused(primitives.primitive, claim, variable("F", function_sort(interval(0, 2), real)), f, (is_continuous,))
    refused(primitives.primitive, claim, variable("a"), f, (is_continuous,))


def test_a_function_is_not_its_own_primitive_by_this_rule():
    w = variable("w", probability)
    own = function(w, F(w) + 1)
    refused(primitives.primitive, logic.assume(Ge(variable("a"), 0)), F, own, (is_continuous_primitive,))


def test_equal_to_a_differentiable_function_on_an_open_interval():
    g = variable("g", function_sort(real, real))
    t = variable("t", positive)
    equation = logic.assume(forall(t, Eq(g(t), sqrt(t) + 1)))
    assert primitives.differentiable_as(equation).conclusion == differentiable(g, positive)


def test_regularity_does_not_come_from_less():
    g = variable("g", function_sort(real, real))
    t, s, c = variable("t"), variable("s", open_probability), variable("c", probability)
    refused(primitives.differentiable_as, logic.assume(forall(t, Eq(g(t), abs(t)))))
    refused(primitives.differentiable_as, logic.assume(forall(c, Eq(g(c), c**2))))
    refused(primitives.differentiable_as, logic.assume(Eq(g(t), t**2)))
    refused(primitives.differentiable_as, logic.assume(forall(s, g(s) <= s**2)))
    refused(primitives.differentiable_as, logic.assume(forall(s, Eq(g(2 * s), s**2))))
    refused(primitives.differentiable_as, logic.assume(forall(s, Eq(g(s), f(s)))), (is_continuous,))
    refused(primitives.differentiable_as, algebra.algebra(t, t))


def test_integrable_is_what_equals_a_continuous_function_on_a_closed_interval():
    w = variable("w", probability)
    g = variable("g", function_sort(probability, nonnegative))
    step = piecewise((1, w > half), otherwise=0)
    equal = logic.assume(forall(w, Eq(g(w) * step, sqrt(w))))
    assert primitives.integrable_as(equal).conclusion == integrable(function(w, g(w) * step), probability)
    refused(primitives.integrable_as, logic.assume(forall(w, Eq(g(w) * step, step))))
    refused(primitives.integrable_as, logic.assume(forall(w, Eq(step, g(w)))))  # g is not known to be continuous
    assert primitives.integrable_as(logic.assume(forall(w, Eq(step, g(w)))), (continuous(g, probability),))
    refused(primitives.integrable_as, logic.assume(forall(w, Ge(g(w), sqrt(w)))))
    refused(primitives.integrable_as, logic.assume(Eq(g(half), 1)))
    for inside in (x, variable("t", positive)):  # 1/x is continuous on (0, 1), and its integral infinite
        refused(primitives.integrable_as, logic.generalise(algebra.algebra(1 / inside, inside / inside**2), inside))


def test_an_interval_from_the_right_to_the_left_has_no_integral():
    a, b = variable("a"), variable("b")
    w = variable("w", interval(a, b))
    refused(primitives.integrable_as, logic.generalise(algebra.algebra(w, w), w))
    assert primitives.integrable_as(logic.generalise(algebra.algebra(w, w), w), (a <= b,))
