"""Inequalities over boxes, by enclosure and bisection (branch and bound).

An interval is the hull of its two ends, `arb(lo).union(arb(hi))`; a ball from a rounded midpoint and radius can
miss its own ends. A box on which plain evaluation cannot tell is tried with the mean value form
f(c) + Σ ∂ₖf(box)·(xₖ − cₖ), then at its midpoint (a counterexample is exact), then halved.

A strict inequality that is tight somewhere in the box is never settled by bisection: that ends at the limit.

Main statements: `enclose_box`, `settle_on_box`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from flint import arb, ctx, fmpq

from derive.kernel.ball_derivatives import differentiate
from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_propositions import settle
from derive.kernel.ball_values import Extended, Undecided, Value, add, ball, multiply, rational, sign_or_none, subtract
from derive.terms.definition import Definition
from derive.terms.term import Binder, Operator, Term

_BOXES_OF_LONG_RELATIONS = 200  # an integral, or a sum of many terms, costs a thousand times as much as a product
_POSITIVE_WHEN = {"<": (1, 0), "≤": (1, 0), ">": (0, 1), "≥": (0, 1)}

Box = tuple[tuple[fmpq, fmpq], ...]


@dataclass(frozen=True, slots=True)
class BoxAnswer:
    """`holds`: on the whole box (True), not at `point` (False), or not settled (None). `why` where a point is
    refuted because a subterm is undefined there."""

    holds: bool | None
    boxes: int
    point: dict[Term, fmpq] | None = None
    why: str = ""


def hull(lower: object, upper: object) -> arb:
    """The interval with these exact ends, as a ball."""
    return arb(rational(lower)).union(arb(rational(upper)))


def enclose_box(term: Term, boxes: Mapping[Term, tuple[object, object]], bits: int = 64) -> arb:
    """A ball that contains the value of the term at every point of the box."""
    with ctx.workprec(bits):
        ev = Evaluation({v: hull(*ends) for v, ends in boxes.items()})
        return ball(ev.value(term, ev.scope))


def settle_on_box(
    relation: Term, boxes: Mapping[Term, tuple[object, object]], limit: int = 20_000, bits: int = 64
) -> BoxAnswer:
    """Does the relation hold on the whole closed box? At most `limit` boxes are looked at (fewer if each is long)."""
    variables = tuple(boxes)
    if _is_long(relation):
        limit = min(limit, _BOXES_OF_LONG_RELATIONS)
    first: Box = tuple((rational(lo), rational(hi)) for lo, hi in boxes.values())
    todo, seen = deque([first]), 0
    with ctx.workprec(bits):
        while todo:
            box = todo.popleft()
            seen += 1
            if _holds_on(relation, variables, box):
                continue
            middle = {v: (lo + hi) / 2 for v, (lo, hi) in zip(variables, box, strict=True)}
            try:
                if _at(relation, middle) is False:
                    return BoxAnswer(False, seen, middle)
            except Undefined as error:
                return BoxAnswer(False, seen, middle, error.why)
            widest = max(range(len(box)), key=lambda k: box[k][1] - box[k][0])
            lo, hi = box[widest]
            if seen >= limit or lo == hi:
                return BoxAnswer(None, seen)
            half = (lo + hi) / 2
            todo += [(*box[:widest], part, *box[widest + 1 :]) for part in ((lo, half), (half, hi))]
    return BoxAnswer(True, seen)


def _is_long(t: Term) -> bool:
    """Does a sum, a product or an integral stand in the term, or in a definition that it uses?"""
    if isinstance(t.head, Binder) and t.head.name in ("sum", "product", "maximum", "integral", "expectation"):
        return True
    inside = (*t.args, t.head.body) if isinstance(t.head, Definition) else t.args
    return any(map(_is_long, inside))


def _at(relation: Term, point: Mapping[Term, object]) -> bool | None:
    ev = Evaluation(point)
    try:
        return settle(relation, ev, ev.scope)
    except Undecided:
        return None


def _holds_on(relation: Term, variables: tuple[Term, ...], box: Box) -> bool:
    given: dict[Term, object] = {v: hull(lo, hi) for v, (lo, hi) in zip(variables, box, strict=True)}
    try:
        ev = Evaluation(given)
        holds = settle(relation, ev, ev.scope)
        if holds is not None:
            return holds
        assert isinstance(relation.head, Operator)
        sides = _POSITIVE_WHEN.get(relation.head.name)
        if sides is None:
            return False
        gap = _mean_value_form(relation.args[sides[0]], relation.args[sides[1]], variables, box, given)
        return sign_or_none(gap) == 1
    except (Undecided, Undefined):
        return False


def _mean_value_form(
    larger: Term, smaller: Term, variables: tuple[Term, ...], box: Box, given: dict[Term, object]
) -> Value:
    """An enclosure of larger − smaller over the box."""
    centre: dict[Term, object] = {v: (lo + hi) / 2 for v, (lo, hi) in zip(variables, box, strict=True)}

    def gap(assignment: Mapping[Term, object]) -> Value:
        ev = Evaluation(assignment)
        return subtract(ev.value(larger, ev.scope), ev.value(smaller, ev.scope))

    total = gap(centre)
    for v, (lo, hi) in zip(variables, box, strict=True):

        def along(x: Value, v: Term = v) -> Value:
            return gap({**given, v: x})

        at = given[v]
        assert isinstance(at, arb | Extended)
        radius = (hi - lo) / 2
        total = add(total, multiply(differentiate(along, at, 1), hull(-radius, radius)))
    return total
