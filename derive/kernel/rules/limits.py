"""Rules for limits. lim_{x→a} f(x) over an interval I: x goes to a within I, from above (+), below (−) or freely,
and never is a; a is an end or a member of I that such x can come near to.

A limit is a term that is defined only where a theorem says that the limit exists; each rule here proves both at once.

Main statements: `limit_of_continuous`, `difference_quotient`, `squeeze`, `equal_limit`,
`limit_arithmetic`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import Assumptions
from derive.kernel.continuity import continuous_on
from derive.kernel.definedness import undefined_part
from derive.kernel.propositions import membership
from derive.kernel.rules.checks import known_from, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, hypotheses_of, make
from derive.terms.build import D_at, Eq, Ne, add, bind, div, forall, implies, is_op, mul, sub
from derive.terms.sorts import is_infinite, is_interval
from derive.terms.term import Binder, Operator, Term, Variable, close_body, fresh_variable, open_body, substitute

_DIRECTIONS = ("limit", "limit+", "limit-")


def _parts(rule: str, t: Term) -> tuple[str, Term, Term]:
    """(direction, interval, point) of a limit."""
    if (
        not isinstance(t.head, Binder)
        or t.head.name not in _DIRECTIONS
        or len(t.args) != 3
        or not is_interval(t.args[0])
    ):
        raise Refusal(rule, "it is about a limit over an interval", t)
    return t.head.name, t.args[0], t.args[2]


def _require_near(rule: str, direction: str, sort: Term, point: Term, known: Assumptions) -> None:
    """Numbers of the interval come near to the point from the side asked for."""
    if is_infinite(point):
        raise Refusal(rule, "limits at infinity have rules of their own", point)
    lower, upper = sort.args
    inside = fresh_variable("x", sort, (point, *known.propositions))
    for number in (point, inside):  # not a function; and the interval has ends
        require_defined(rule, Eq(number, number), known)
    if not is_infinite(lower) and not is_infinite(upper):
        require(rule, lower < upper, known, "the interval may have only one point")
    if not is_infinite(lower):
        side = lower < point if direction == "limit-" else lower <= point
        require(rule, side, known, "the point is not known to be near the interval")
    if not is_infinite(upper):
        side = point < upper if direction == "limit+" else point <= upper
        require(rule, side, known, "the point is not known to be near the interval")


@reading_twice
def limit_of_continuous(
    limit: Term, domain: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """f continuous on an interval that holds a and the interval of the limit: Γ ⊢ lim_{x→a} f(x) = f(a)."""
    rule = "limit of a continuous function"
    direction, sort, point = _parts(rule, limit)
    hypotheses, known = known_from(under, using)
    _require_near(rule, direction, sort, point, known)
    inside = membership(point, domain)
    if inside is None:
        raise Refusal(rule, "the domain is not an interval", limit)
    for condition in inside:
        require(rule, condition, known, "the point does not lie in the domain", limit)
    if not known.contains_interval(domain, sort):
        raise Refusal(rule, "the domain does not contain the interval of the limit", limit)
    x = fresh_variable("x", domain, (limit, *known.propositions))
    body, written = open_body(limit, x), open_body(limit, x, evaluated=False)
    gap = undefined_part(Eq(written, written), known)  # a number, not a function or a proposition
    if gap is not None:
        missing = (gap.condition,) if gap.condition is not None else ()
        raise Refusal(rule, "the function is not known to be defined on the domain", limit, missing, gap.under)
    if not continuous_on(body, x, known):
        raise Refusal(rule, "the function is not known to be continuous on the domain", limit)
    return make(rule, hypotheses, Eq(limit, substitute(body, {x: point})), using, told=(domain,))


@reading_twice
def difference_quotient(
    body: Term,
    x: Term,
    along: Term,
    point: Term,
    direction: str = "limit",
    under: Sequence[Term] = (),
    using: Sequence[Theorem] = (),
) -> Theorem:
    """Γ ⊢ lim_{u→a} (f(u) − f(a))/(u − a) = f′(a), u within an interval I (the sort of `along`) inside that of x.

    f is x ↦ body; it is defined on all of I, has a derivative at a under Γ, and u comes near to a. That u is never a is
    what a limit means; so the quotient is defined.
    """
    rule = "difference quotient"
    if direction not in _DIRECTIONS:
        raise Refusal(rule, f"there is no such rule for {direction!r}", body)
    if not (is_interval(x.args[0]) and is_interval(along.args[0])):
        raise Refusal(rule, "both variables range over intervals", body)
    hypotheses, known = known_from(under, using)
    _require_near(rule, direction, along.args[0], point, known)
    if not known.contains_interval(x.args[0], along.args[0]):
        raise Refusal(rule, "the domain of the function does not contain the interval of the limit", body)
    slope, at_point = D_at(body, x, point), substitute(body, {x: point})
    require_defined(rule, Eq(slope, at_point), known)
    u = fresh_variable(_name(along), along.args[0], (body, point, *known.propositions))
    value = substitute(body, {x: u})
    require_defined(rule, Eq(value, value), known)
    limit = bind(direction, u, (value - at_point) / (u - point), point)
    return make(rule, hypotheses, Eq(limit, slope), using, told=(body, x, along))


def _name(v: Term) -> str:
    assert isinstance(v.head, Variable)
    return v.head.name


def _limit_equation(rule: str, theorem: Theorem, like: Term) -> tuple[Term, Term]:
    """(the limit, its value) of a theorem lim g = L of the same kind as another limit."""
    statement = theorem.conclusion
    if not is_op(statement, "="):
        raise Refusal(rule, "a theorem lim g = L is wanted", statement)
    found, value = statement.args
    if found.head != like.head or found.args[0] != like.args[0] or found.args[2] != like.args[2]:
        raise Refusal(rule, "the limits do not go the same way, to the same point, within the same interval", statement)
    return found, value


def _under_limit(rule: str, limit: Term, x: Term) -> Term:
    """What stands under the limit, as a term in x."""
    f = open_body(limit, x)
    if open_body(limit, x, evaluated=False) != f:  # evaluated, a function literal has lost its domain
        raise Refusal(rule, "a function literal is applied under the limit; evaluate it first", limit)
    return f


def squeeze(
    limit: Term,
    lower: Theorem,
    upper: Theorem,
    lower_limit: Theorem,
    upper_limit: Theorem,
) -> Theorem:
    """Γ ⊢ ∀x ∈ I (x ≠ a ⇒): g ≤ f, likewise f ≤ h, lim g = L and lim h = L give Γ ⊢ lim f = L."""
    rule = "squeeze"
    _, sort, point = _parts(rule, limit)
    theorems = (lower, upper, lower_limit, upper_limit)
    below, value = _limit_equation(rule, lower_limit, limit)
    above, same = _limit_equation(rule, upper_limit, limit)
    if value != same:
        raise Refusal(rule, "the two bounds have different limits", limit, (Eq(value, same),))
    x = fresh_variable("x", sort, (limit, *(t.conclusion for t in theorems)))
    f = _under_limit(rule, limit, x)
    for theorem, left, right in ((lower, open_body(below, x), f), (upper, f, open_body(above, x))):
        wanted = Term(Operator("≤"), (left, right))
        away = forall(x, implies(Ne(x, point), wanted))
        if theorem.conclusion not in (forall(x, wanted), away):
            raise Refusal(
                rule, "a bound is not the inequality ∀x: g(x) ≤ f(x) that is wanted", theorem.conclusion, (away,)
            )
    return make(rule, hypotheses_of(theorems), Eq(limit, value), theorems)


def equal_limit(limit: Term, equal: Theorem, known_limit: Theorem) -> Theorem:
    """Γ ⊢ ∀x ∈ I (x ≠ a ⇒): f = g and Δ ⊢ lim g = L give Γ, Δ ⊢ lim f = L."""
    rule = "limit of equals"
    _, sort, point = _parts(rule, limit)
    other, value = _limit_equation(rule, known_limit, limit)
    x = fresh_variable("x", sort, (limit, equal.conclusion, known_limit.conclusion))
    wanted = Eq(_under_limit(rule, limit, x), open_body(other, x))
    if equal.conclusion not in (forall(x, wanted), forall(x, implies(Ne(x, point), wanted))):
        raise Refusal(
            rule, "it is not said of all x that the two functions are equal", equal.conclusion, (forall(x, wanted),)
        )
    return make(rule, hypotheses_of((equal, known_limit)), Eq(limit, value), (equal, known_limit))


_OPERATIONS = {"add": add, "sub": sub, "mul": mul, "div": div}


def limit_arithmetic(operation: str, first: Theorem, second: Theorem) -> Theorem:
    """lim f = A and lim g = B give lim (f ± g) = A ± B, lim (f·g) = A·B and, where B ≠ 0, lim (f/g) = A/B."""
    rule = "arithmetic of limits"
    if operation not in _OPERATIONS:
        raise Refusal(rule, f"there is no such rule for {operation!r}", first.conclusion)
    statement = first.conclusion
    if not is_op(statement, "="):
        raise Refusal(rule, "a theorem lim f = A is wanted", statement)
    _, sort, point = _parts(rule, statement.args[0])
    f, a = _limit_equation(rule, first, statement.args[0])
    g, b = _limit_equation(rule, second, statement.args[0])
    hypotheses, known = known_from((), (first, second))
    if operation == "div":
        require(rule, Ne(b, 0), known, "the limit of the denominator may be 0")
    x = fresh_variable("x", sort, (statement, second.conclusion))
    combine = _OPERATIONS[operation]
    body = close_body(combine(open_body(f, x), open_body(g, x)), x)
    limit = Term(f.head, (sort, body, point))
    return make(rule, hypotheses, Eq(limit, combine(a, b)), (first, second))
