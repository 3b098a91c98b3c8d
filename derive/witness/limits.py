"""A limit looked at from near by: the term at points closer and closer to where the limit is taken.

lim_{x→a} t = v is not decided at any number of points. What a witness can see is that enclosures of t at the distances
2⁻⁴⁰ and 2⁻⁸⁰ of a lie within 2⁻¹⁰ and 2⁻³⁰ of v (relative to the size of v where it is large). A two-sided limit is
looked at from both sides; distances are parts of the width of the interval on which x lives, where that is less than 1;
for an infinite a they are 2⁴⁰ and 2⁸⁰ themselves. That is agreement; anything else is left open.

Main statements: `comes_near`, `speaks_of_limits`.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import arb, ctx, fmpq

from derive.kernel.ball_evaluation import Evaluation
from derive.kernel.ball_functions import Domain
from derive.kernel.ball_values import OutsideDomain, Undecided, Value, ball
from derive.terms.build import is_op
from derive.terms.sorts import is_infinite
from derive.terms.term import Binder, Term, fresh_variable, open_body
from derive.witness.points import Point

_STEPS = ((40, 10), (80, 30))  # at a distance of 2⁻ᵈ, agreement to 2⁻ᵗ
_SIDES = {"limit": (1, -1), "limit+": (1,), "limit-": (-1,)}
_BITS = 512


def speaks_of_limits(t: Term) -> bool:
    return is_limit(t) or any(map(speaks_of_limits, t.args))


def is_limit(t: Term) -> bool:
    return isinstance(t.head, Binder) and t.head.name in _SIDES


def comes_near(limit: Term, value: Term, point: Point) -> bool:
    """Does the term under the limit come near the value, as the docstring of this file has it?"""
    seen = set()
    with ctx.workprec(_BITS):
        for body, close, distance, agreement in _near(limit, point):
            ev = Evaluation(close)
            there, wanted = ball(ev.value(body, ev.scope)), ball(ev.value(value, ev.scope))
            if not abs(there - wanted) < (abs(wanted) + 1) * arb(2) ** -agreement:
                return False
            seen.add(distance)
    return len(seen) == len(_STEPS)


def _near(limit: Term, point: Point) -> Iterator[tuple[Term, Point, int, int]]:
    """The body of a limit, points near the limit point, how near they are, and how many bits are to agree."""
    assert isinstance(limit.head, Binder)
    sort, _, where = limit.args
    x = fresh_variable(limit.head.hint, sort, (limit, *point))
    body = open_body(limit, x)
    ev = Evaluation(point)
    domain = ev.domain(sort, ev.scope)
    target = None if is_infinite(where) else ev.value(where, ev.scope)
    if target is not None and not isinstance(target, fmpq):
        raise Undecided("a limit at a point that is not known to be rational", hopeless=True)
    for distance, agreement in _STEPS:
        for side in _SIDES[limit.head.name]:
            if target is None:
                close = fmpq(2) ** distance * (-1 if is_op(where, "neg") else 1)
            else:
                close = target + side * _scale(domain) / fmpq(2) ** distance
            if _within(domain, close):
                yield body, {**point, x: close}, distance, agreement


def _scale(domain: Domain) -> fmpq:
    """The width of an interval, if it is less than 1."""
    if isinstance(domain.lower, fmpq) and isinstance(domain.upper, fmpq):
        return min(domain.upper - domain.lower, fmpq(1))
    return fmpq(1)


def _within(domain: Domain, x: Value) -> bool:
    try:
        domain.require(x)
    except (OutsideDomain, Undecided):
        return False
    return True
