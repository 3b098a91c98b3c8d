"""Points of short numbers near a point of long ones: what fails 2⁻⁶⁰ away from an edge mostly fails 1/10 away from it.

They are candidates like any other: whether they satisfy the hypotheses, and refute, is decided anew.

Main statement: `shorter_points`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq

from derive.witness.points import Point

_LONG = 10**6
_PLAIN = 64  # the largest denominator of a number that another is said to lie beside
_AWAY = (fmpq(0), fmpq(1, 10), fmpq(1, 100), fmpq(1, 1000), fmpq(1, 10_000))


def shorter_points(point: Point) -> Iterator[Point]:
    """The point with its long numbers replaced, farther from the edges first; none where all are short."""
    if any(map(_is_long, point.values())):
        for away in _AWAY:
            yield {v: _shortened(value, away) for v, value in point.items()}


def _is_long(value: object) -> bool:
    if isinstance(value, tuple):
        return any(map(_is_long, value))
    return isinstance(value, fmpq) and bool(max(abs(value.p), value.q) >= _LONG)


def _shortened(value: object, away: fmpq) -> object:
    if isinstance(value, tuple):
        return tuple(_shortened(entry, away) for entry in value)
    if not isinstance(value, fmpq) or not _is_long(value):
        return value
    nearest = Fraction(int(value.p), int(value.q)).limit_denominator(_PLAIN)
    beside = fmpq(nearest.numerator, nearest.denominator)
    return beside + away if value > beside else beside - away
