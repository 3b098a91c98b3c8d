"""Rules of calculus on intervals: differentiating an equation, the mean value theorem, differentiability by form.

Main statements: `differentiate`, `mean_value`, `smooth`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import Assumptions
from derive.kernel.continuity import continuous_on, differentiable_on
from derive.kernel.definedness import undefined_part
from derive.kernel.propositions import membership
from derive.kernel.rules.checks import known_from, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import D, Eq, Le, Lt, forall, is_op, term
from derive.terms.sorts import interior, is_interval
from derive.terms.term import (
    Interval,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    occurs,
    substitute,
)


@reading_twice
def differentiate(equation: Theorem, x: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ s = t gives Γ ⊢ ∂s/∂x = ∂t/∂x, where x ranges over an open interval and no hypothesis speaks of x.

    x may be an entry z[k] of a family z with values in an open interval; then no hypothesis speaks of z. It is enough
    that one of the two derivatives is seen to exist.
    Under a constraint such as x + y = 1 nothing may be differentiated in x: the equation holds only on it.
    """
    rule = "differentiate"
    statement = equation.conclusion
    if not is_op(statement, "="):
        raise Refusal(rule, "only an equation can be differentiated", statement)
    variable, values = _differentiated(x)
    if variable is None or values.head != Interval(True, True):
        raise Refusal(rule, f"{x!r} is not a variable that ranges over an open interval", statement)
    hypotheses, known = known_from(under, (equation, *using))
    fixed = [h for h in hypotheses if occurs(variable, h)]
    if fixed:
        why = f"a hypothesis speaks of {variable!r}, so that the equation holds only where it does"
        raise Refusal(rule, why, statement, under=tuple(fixed))
    if any(occurs(variable, v.args[0]) for v in free_variables(statement) if v != variable):
        raise Refusal(rule, f"the domain of another variable depends on {variable!r}", statement)
    left, right = statement.args
    claim = Eq(D(left, x), D(right, x))
    # The sides are one function on the open interval: where one of them has a derivative, so has the other.
    if undefined_part(claim.args[0], known) is not None:
        require_defined(rule, claim.args[1], known)
    return make(rule, hypotheses, claim, (equation, *using))


def _differentiated(x: Term) -> tuple[Term | None, Term]:
    """The variable that moves (the whole family for an entry z[k]) and the sort of its values."""
    if isinstance(x.head, Variable):
        return x, x.args[0]
    if is_op(x, "call") and isinstance(x.args[0].head, Variable):
        values = x.args[0].args[0]
        for _ in x.args[1:]:
            values = values.args[1]
        return x.args[0], values
    return None, x


_TOWARDS = {"≥": ("≤", Le), ">": ("<", Lt), "≤": ("≥", Le), "<": (">", Lt)}


@reading_twice
def mean_value(
    body: Term,
    x: Term,
    sign: Theorem,
    a: Term,
    b: Term,
    under: Sequence[Term] = (),
    using: Sequence[Theorem] = (),
) -> Theorem:
    """f continuous on the interval I with Γ ⊢ ∀x in its interior: f′(x) ≥ 0, and a ≤ b in I, give Γ ⊢ f(a) ≤ f(b).

    Likewise ≤; strictly with > and < for a < b; and f(a) = f(b) from f′ = 0 whatever the order of a and b. I is the
    sort of x; f is x ↦ body, defined and continuous on all of I; the theorem `sign` speaks of the interior.
    """
    rule = "mean value"
    domain = x.args[0]
    if not is_interval(domain):
        raise Refusal(rule, f"{x!r} does not range over an interval", body)
    hypotheses, known = known_from(under, (sign, *using))
    inner = fresh_variable("x", interior(domain), (body, sign.conclusion))
    slope = D(substitute(body, {x: inner}), inner)
    relation = _sign_of(sign, inner, slope)
    if relation is None:
        raise Refusal(rule, "the theorem about the derivative is not of the form ∀x: f′(x) ≥ 0", sign.conclusion)
    point = fresh_variable("x", domain, (body, a, b, *known.propositions))
    value = substitute(body, {x: point})
    _require_continuous(rule, value, point, known)
    for end in (a, b):
        require_defined(rule, end, known)
        for condition in membership(end, domain) or ():
            require(rule, condition, known, f"{end!r} is not known to lie in the interval")
    at_a, at_b = substitute(body, {x: a}), substitute(body, {x: b})
    if relation == "=":
        claim = Eq(at_a, at_b)
    else:
        name, needed = _TOWARDS[relation]
        require(rule, needed(a, b), known, "the order of the two points is not known")
        claim = Term(Operator(name), (at_a, at_b))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (sign, *using), told=(a, b))


def _sign_of(sign: Theorem, inner: Term, slope: Term) -> str | None:
    for relation in ("=", "≥", ">", "≤", "<"):
        if sign.conclusion == forall(inner, Term(Operator(relation), (slope, term(0)))):
            return relation
    return None


def _require_continuous(rule: str, value: Term, point: Term, known: Assumptions) -> None:
    gap = undefined_part(value, known)
    if gap is not None:
        missing = (gap.condition,) if gap.condition is not None else ()
        raise Refusal(rule, "the function is not known to be defined on all of the interval", value, missing, gap.under)
    if not continuous_on(value, point, known):
        raise Refusal(rule, "the function is not known to be continuous on the interval", value)


@reading_twice
def smooth(proposition: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ "f is differentiable (continuous) on I" for a function literal f, read off its form."""
    rule = "regularity"
    if not (is_op(proposition, "differentiable") or is_op(proposition, "continuous")):
        raise Refusal(rule, "it says that a function is differentiable or continuous, nothing else", proposition)
    f, domain = proposition.args
    hypotheses, known = known_from(under, using)
    require_defined(rule, proposition, known)
    where = interior(domain) if is_op(proposition, "differentiable") else domain
    x = fresh_variable("x", where, (f, *known.propositions))
    value = f(x)
    # As it is written, f(x) asks for x in the domain of f; evaluated it would ask for less.
    written = Term(Operator("call"), (f, x))
    gap = undefined_part(Eq(written, written), known)  # and its values are numbers
    if gap is not None:
        missing = (gap.condition,) if gap.condition is not None else ()
        raise Refusal(rule, "the function is not known to be defined there", proposition, missing, gap.under)
    holds = differentiable_on if is_op(proposition, "differentiable") else continuous_on
    if not holds(value, x, known):
        raise Refusal(rule, "it cannot be read off the form of the function", proposition)
    return make(rule, hypotheses, proposition, using)
