"""Rules about regularity: a continuous function has a primitive, and an equation passes regularity on.

Main statements: `primitive`, `primitive_properties`, `differentiable_as`, `integrable_as`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.continuity import continuous_on, differentiable_on
from derive.kernel.definedness import undefined_part
from derive.kernel.rules.checks import known_from, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import D_at, Eq, Le, continuous, differentiable, forall, function, integrable, is_binder, is_op
from derive.terms.sorts import function_sort, interior, is_interval, real
from derive.terms.term import Interval, Operator, Term, Variable, fresh_variable, occurs, open_body


def primitive_properties(primitive: Term, f: Term) -> tuple[Term, Term, Term]:
    """What makes F a primitive of f on the interval J on which F is: continuous on J, differentiable inside, F′ = f."""
    domain = primitive.args[0].args[0]
    inside = interior(domain)
    x, point = fresh_variable("x", domain, (primitive, f)), fresh_variable("x", inside, (primitive, f))
    slope = forall(point, Eq(D_at(primitive(x), x, point), f(point)))
    return continuous(primitive, domain), differentiable(primitive, inside), slope


@reading_twice
def primitive(
    theorem: Theorem, name: Term, f: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ, "F is continuous on J", "F is differentiable inside J", ∀x inside J: F′(x) = f(x) ⊢ φ gives Γ ⊢ φ,
    where f is continuous on the interval J under Γ, and neither Γ nor φ nor f speaks of F: J → ℝ.

    (A continuous function has a primitive: x ↦ ∫ₐˣ f.)
    """
    rule = "primitive"
    if not isinstance(name.head, Variable) or not is_op(name.args[0], "function"):
        raise Refusal(rule, f"{name!r} is not a variable for a function", theorem.conclusion)
    domain = name.args[0].args[0]
    if not is_interval(domain) or name.args[0] != function_sort(domain, real):
        raise Refusal(rule, f"{name!r} does not stand for any real function on an interval", theorem.conclusion)
    properties = primitive_properties(name, f)
    rest = tuple(h for h in theorem.hypotheses if h not in properties)
    hypotheses, known = known_from((*under, *rest), using)
    for t in (f, theorem.conclusion, *hypotheses):
        if occurs(name, t):
            raise Refusal(rule, f"{name!r} is still spoken of", t)
    x = fresh_variable("x", domain, (f, *known.propositions))
    # As it is written, f(x) asks for x in the domain of f; evaluated it would ask for less.
    value = Term(Operator("call"), (f, x))
    require_defined(rule, Eq(value, value), known)  # and its values are numbers
    if not continuous_on(f(x), x, known):
        raise Refusal(rule, "the function is not known to be continuous on the interval", f, (continuous(f, domain),))
    return make(rule, hypotheses, theorem.conclusion, (theorem, *using), told=(f,))


@reading_twice
def differentiable_as(equation: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ∀x ∈ I: f(x) = g(x) gives Γ ⊢ "f is differentiable on I", where I is open and x ↦ g(x) is differentiable on I
    by its form under Γ.
    """
    rule = "regularity by an equation"
    statement = equation.conclusion
    if not is_binder(statement, "forall") or statement.args[0].head != Interval(True, True):
        raise Refusal(rule, "it takes a theorem about all numbers of an open interval", statement)
    hypotheses, known = known_from(under, (equation, *using))
    x = fresh_variable("x", statement.args[0], (statement, *known.propositions))
    relation = open_body(statement, x)
    left = relation.args[0] if is_op(relation, "=") else relation
    if not (is_op(left, "call") and isinstance(left.args[0].head, Variable) and left.args[1:] == (x,)):
        raise Refusal(rule, "the theorem is not of the form ∀x: f(x) = g(x) with an unknown function f", statement)
    value = relation.args[1]
    gap = undefined_part(value, known)
    if gap is not None or not differentiable_on(value, x, known):
        raise Refusal(rule, "that the right side is differentiable cannot be read off its form", statement)
    claim = differentiable(left.args[0], statement.args[0])
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (equation, *using))


@reading_twice
def integrable_as(equation: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ∀x ∈ [a, b]: s = t gives Γ ⊢ "x ↦ s is integrable on [a, b]", where a ≤ b and x ↦ t is continuous on [a, b]
    by its form under Γ.
    """
    rule = "integrability by an equation"
    statement = equation.conclusion
    if not is_binder(statement, "forall") or statement.args[0].head != Interval(False, False):
        raise Refusal(rule, "it takes a theorem about all numbers of a closed interval", statement)
    hypotheses, known = known_from(under, (equation, *using))
    sort = statement.args[0]
    require(rule, Le(*sort.args), known, "the interval is not known to have a point", statement)
    x = fresh_variable("x", sort, (statement, *known.propositions))
    relation = open_body(statement, x)
    if not is_op(relation, "="):
        raise Refusal(rule, "the theorem about all numbers is not an equation", statement)
    left, right = relation.args
    require_defined(rule, right, known)
    if not continuous_on(right, x, known):
        raise Refusal(rule, "that the right side is continuous cannot be read off its form", statement)
    claim = integrable(function(x, left), sort)
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (equation, *using))
