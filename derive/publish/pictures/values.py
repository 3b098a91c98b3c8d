"""The numbers that pictures are drawn through: of terms, enclosed by balls, and as floating point computes them.

Main statements: `value` (as it is), `sampled` (a curve), `in_floats` (as double precision has it).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

import numpy as np

from derive.kernel.balls import evaluate
from derive.publish.pictures.scales import Scale
from derive.terms.build import is_op, term
from derive.terms.definition import Definition, unfold
from derive.terms.term import Number, Operator, Term

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Point = tuple[Fraction, float]

_BITS = (64, 256)
_ACCURACY = 1e-9  # far below the width of a line
_PIECES, _DEPTH = 16, 9
NEAR = 0.1  # pixels that a curve may be away from its value


class NotPrecise(ValueError):
    """A value that a picture wants is not known precisely enough to be drawn."""


def value(of: Term, at: Mapping[Term, object]) -> float:
    """The value of a term, to far less than the width of a line. Raises NotPrecise, Undefined or Undecided."""
    for bits in _BITS:
        found = evaluate(of, at, bits)
        middle, radius = float(found.mid()), float(found.rad())
        if radius <= _ACCURACY * max(abs(middle), 1e-30):
            return middle
    if radius <= _ACCURACY**3:  # 0, or as good as that
        return middle
    raise NotPrecise(f"{of!r} is only known to be {found}.")


def sampled(f: Callable[[Fraction], float], over: tuple[Fraction, Fraction], y: Scale) -> list[Point]:
    """Points of the graph of f over an interval; at midpoints the lines between them are within NEAR pixels of it."""
    low, high = over
    ends = [low + (high - low) * Fraction(k, _PIECES) for k in range(_PIECES + 1)]
    points = [(end, f(end)) for end in ends]
    found = points[:1]
    for left, right in pairwise(points):
        found += _between(f, left, right, y, _DEPTH)
        found.append(right)
    return found


def _between(f: Callable[[Fraction], float], left: Point, right: Point, y: Scale, depth: int) -> list[Point]:
    middle = (left[0] + right[0]) / 2
    point = (middle, f(middle))
    if depth == 0 or abs(y(point[1]) - (y(left[1]) + y(right[1])) / 2) <= NEAR:
        return [point]
    return [*_between(f, left, point, y, depth - 1), point, *_between(f, point, right, y, depth - 1)]


# ---- as floating point computes it

_FUNCTIONS: dict[str, Callable[..., Floats]] = {
    "neg": np.negative,
    "div": np.divide,
    "exp": np.exp,
    "abs": np.abs,
    "sqrt": np.sqrt,
    "tanh": np.tanh,
}
_FOLDED: dict[str, Callable[..., Floats]] = {
    "add": np.add,
    "mul": np.multiply,
    "max": np.maximum,
    "min": np.minimum,
}
_ONE = term(1)


def in_floats(of: Term, at: Mapping[Term, Floats]) -> Floats:
    """A term as double precision computes it when it is typed as it stands; log(1 + u) by log1p, as in all libraries.

    What overflows or is 0/0 is inf or nan. Raises ValueError for what has no arithmetic of floats here.
    """
    with np.errstate(all="ignore"):
        return _in_floats(of, at)


def _in_floats(of: Term, at: Mapping[Term, Floats]) -> Floats:
    head = of.head
    if of in at:
        return at[of]
    if isinstance(head, Number):
        return np.float64(head.value)  # type: ignore[return-value]
    if isinstance(head, Definition):
        return _in_floats(unfold(of), at)
    if isinstance(head, Operator):
        if head.name == "log" and len(of.args) == 1:
            (inside,) = of.args
            if is_op(inside, "add") and inside.args[0] == _ONE and len(inside.args) == 2:
                return np.log1p(_in_floats(inside.args[1], at))
            return np.log(_in_floats(inside, at))
        args = [_in_floats(a, at) for a in of.args]
        if head.name in _FUNCTIONS:
            return _FUNCTIONS[head.name](*args)
        if head.name in _FOLDED:
            total = args[0]
            for other in args[1:]:
                total = _FOLDED[head.name](total, other)
            return total
    raise ValueError(f"{of!r} is not computed in floats here.")
