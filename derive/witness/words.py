"""A point and two values in words: "p = 1/3, n = 2, q = (1/2, 1/2)", digits only as far as they are certain.

Main statements: `point_in_words`, `two_values`.
"""

from __future__ import annotations

from flint import ctx, fmpq

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Function
from derive.kernel.ball_values import Undecided, Value, in_words
from derive.notation.text import text
from derive.terms.term import Term
from derive.witness.points import Point

_LEAST_DIGITS = 6
_MOST_DIGITS = 120


def point_in_words(point: Point) -> str:
    """The values of the variables, sizes and numbers first; empty for a statement without variables."""
    order = sorted(point, key=lambda v: (isinstance(point[v], tuple | Term), repr(v)))
    return ", ".join(f"{text(v)} = {_value_of(v, point)}" for v in order)


def _value_of(v: Term, point: Point) -> str:
    """A value that was given by a term is computed, unless it is a function on an interval."""
    if isinstance(point[v], Term):
        ev = Evaluation(point)
        try:
            return _computed(ev.any(v, ev.scope))
        except (Undecided, Undefined):
            pass
    return value_in_words(point[v])


def _computed(value: Value | Function) -> str:
    if not isinstance(value, Function):
        return in_words(value, _LEAST_DIGITS)
    return f"({', '.join(_computed(value(fmpq(k))) for k in value.domain.members(64))})"


def value_in_words(value: object) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(value_in_words, value))})"
    if isinstance(value, fmpq):
        return in_words(value)
    return text(value) if isinstance(value, Term) else str(value)


def two_values(left: Term, right: Term, point: Point, bits: int) -> tuple[str, str, int]:
    """Both sides with as many certain decimal digits as show that they differ, and how many these are."""
    with ctx.workprec(bits + 64):
        try:
            ev = Evaluation(point)
            a, b = ev.any(left, ev.scope), ev.any(right, ev.scope)
        except (Undecided, Undefined):
            return "a number", "a number", 0
        if isinstance(a, Function) or isinstance(b, Function):
            return "a family", "another family", 0
        for digits in range(_LEAST_DIGITS, _MOST_DIGITS, 3):
            shown = in_words(a, digits), in_words(b, digits)
            if shown[0] != shown[1]:
                return (*shown, digits)
        return in_words(a, _LEAST_DIGITS), in_words(b, _LEAST_DIGITS), _LEAST_DIGITS  # they are equal
