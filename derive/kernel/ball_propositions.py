"""Is a proposition true at an assignment? True, False, or None where balls cannot tell.

An equation is True only when both sides are exact and equal (or written alike, and defined), and False only when
the balls are disjoint. A ∀ over a finite range of integers is tried out member by member; one over an interval is
True when it is so for one ball around the interval (f″ ≥ 0 for f = x²), and otherwise left open. Undefined subterms
are not an answer: they raise `Undefined`; nothing is True unless every subterm was seen to be defined.

Main statement: `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flint import arb, fmpq

from derive.kernel.ball_derivatives import Kink
from derive.kernel.ball_evaluation import MOST_TERMS, Evaluation, Scope, Undefined
from derive.kernel.ball_functions import Domain, Function
from derive.kernel.ball_values import Extended, LogCombination, OutsideDomain, Undecided, Value, ball, compare
from derive.terms.term import Binder, Bound, Constant, Number, Operator, Term, Variable

_HOLDS: dict[str, Callable[[int], bool]] = {
    "=": lambda s: s == 0,
    "≠": lambda s: s != 0,
    "<": lambda s: s < 0,
    "≤": lambda s: s <= 0,
    ">": lambda s: s > 0,
    "≥": lambda s: s >= 0,
}


def settle(proposition: Term, ev: Evaluation, scope: Scope) -> bool | None:
    """The truth of a proposition at the working precision."""
    head = proposition.head
    try:
        if isinstance(head, Operator) and head.name in _HOLDS:
            return _relation(head.name, proposition, ev, scope)
        if isinstance(head, Operator) and head.name == "and":
            return _all([settle(a, ev, scope) for a in proposition.args])  # all of them: each must be defined
        if isinstance(head, Operator) and head.name == "implies":
            return _implies(proposition, ev, scope)
        if isinstance(head, Operator) and head.name == "is_integer":
            return _is_integer(ev.value(proposition.args[0], scope))
        if isinstance(head, Operator) and head.name in ("continuous", "differentiable"):
            return _smooth_on(proposition.args[0], proposition.args[1], ev, scope)
        if isinstance(head, Binder) and head.name == "forall":
            return _forall(proposition, ev, scope)
    except Kink:  # belongs to a derivative that is being taken outside
        raise
    except Undecided as error:
        if error.hopeless:
            raise
    return None


def _all(parts: Iterable[bool | None]) -> bool | None:
    answer: bool | None = True
    for holds in parts:
        if holds is False:
            return False
        if holds is None:
            answer = None
    return answer


def _relation(name: str, relation: Term, ev: Evaluation, scope: Scope) -> bool | None:
    a, b = (ev.any(side, scope) for side in relation.args)
    if isinstance(a, Function) and isinstance(b, Function):
        return _same_function(name, a, b)
    if isinstance(a, Function) or isinstance(b, Function):
        raise Undefined(relation, "a function compared with a number")
    # One jet may stand for two values: of max(x, x + x⁵) it is that of x, up to the order that is wanted.
    if relation.args[0] == relation.args[1] or (a is b and not isinstance(a, Extended)):
        return _HOLDS[name](0)
    # Touching balls settle ≤ although they do not settle the sign of the difference.
    if name in ("≤", "≥") and isinstance(a, arb | fmpq) and isinstance(b, arb | fmpq):
        small, large = (a, b) if name == "≤" else (b, a)
        if arb(small) <= arb(large):
            return True
    return _HOLDS[name](compare(a, b))


def _same_function(name: str, a: Function, b: Function) -> bool | None:
    """Families are equal when their entries are."""
    if name not in ("=", "≠"):
        return None
    if a is b:
        return name == "="
    if not (a.domain.integers and b.domain.integers):
        return None
    members = a.domain.members(MOST_TERMS)
    if members != b.domain.members(MOST_TERMS):
        return name == "≠"
    answer = _all(_same_value(a(fmpq(k)), b(fmpq(k))) for k in members)
    return answer if name == "=" or answer is None else not answer


def _same_value(a: Value | Function, b: Value | Function) -> bool | None:
    if isinstance(a, Function) and isinstance(b, Function):
        return _same_function("=", a, b)
    if isinstance(a, Function) or isinstance(b, Function):
        return False
    try:
        return compare(a, b) == 0
    except Undecided:
        return None


def _implies(proposition: Term, ev: Evaluation, scope: Scope) -> bool | None:
    premise = settle(proposition.args[0], ev, scope)
    if premise is False:
        return True
    # A premise that is not settled might be undefined, so that a true conclusion would not be enough.
    return settle(proposition.args[1], ev, scope) if premise else None


def _is_integer(value: Value) -> bool | None:
    if isinstance(value, fmpq):
        return bool(value.q == 1)
    if isinstance(value, LogCombination):
        return False  # rational + log of a rational ≠ 1 to rational powers is transcendental
    if isinstance(value, arb) and not value.contains_integer():
        return False
    return None


def _forall(proposition: Term, ev: Evaluation, scope: Scope) -> bool | None:
    domain = ev.domain(proposition.args[0], scope)
    if not domain.integers:
        return _forall_reals(proposition.args[1], domain, ev, scope)
    if domain.lower is None or domain.upper is None:
        return None
    try:
        members = domain.members(MOST_TERMS)
    except OutsideDomain as error:
        raise Undefined(proposition, error.why) from None
    return _all([settle(proposition.args[1], ev, scope.inside(k)) for k in members])


def _forall_reals(body: Term, domain: Domain, ev: Evaluation, scope: Scope) -> bool | None:
    ends = (domain.lower, domain.upper)
    if any(isinstance(end, Extended) for end in ends):
        return None
    lower, upper = ends
    everywhere = arb(0, float("inf")) if lower is None or upper is None else ball(lower).union(ball(upper))
    try:
        with ev.ranging(everywhere, domain):
            return True if settle(body, ev, scope.inside(everywhere)) is True else None
    except Undefined:
        return None


_ENTIRE = {"add", "mul", "neg", "exp", "sinh", "cosh", "tanh"}


def _smooth_on(f: Term, interval: Term, ev: Evaluation, scope: Scope) -> bool | None:
    """True for a function literal that is smooth on the whole line by its form; None otherwise."""
    if isinstance(f.head, Variable):
        given = ev.given(f)
        return _smooth_on(given, interval, ev, scope) if isinstance(given, Term) else None
    if not (isinstance(f.head, Binder) and f.head.name == "lambda" and _is_entire(f.args[1])):
        return None
    return True if ev.domain(f.args[0], scope).contains(ev.domain(interval, scope)) else None


def _is_entire(body: Term) -> bool:
    head = body.head
    if isinstance(head, Operator) and head.name == "pow":
        exponent = body.args[1].head
        return _is_entire(body.args[0]) and isinstance(exponent, Number) and exponent.value.denominator == 1
    if isinstance(head, Operator) and head.name == "div":
        divisor = body.args[1].head
        return _is_entire(body.args[0]) and isinstance(divisor, Number) and divisor.value != 0
    if isinstance(head, Operator):
        return head.name in _ENTIRE and all(_is_entire(a) for a in body.args)
    return isinstance(head, Bound | Number) or head in (Constant("pi"), Constant("e"))
