"""Where programs are tried: ordinary numbers and edges, for every loss over the whole domain of its theorem.

Main statements: `points`, `with_direction`, `Point`, `NO_FLOAT`, `NO_SECOND`.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from derive.code.source import Source, argument_name
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Constant, Interval, Number, Operator, Term

TINY = 2.0**-1074
LARGEST = Fraction(2) ** 1024
SMALLEST_NORMAL = Fraction(1, 2**1022)

Point = Mapping[Term, object]  # floats, ints (labels, counted from 1), tuples of these; sizes as ints

_EDGES = (0.0, 5e-324, 1e-310, 2.0**-1022, 1e-200, 1e-17, 0.25, 0.5, 0.875, 1 - 2.0**-53, 1.0, 1.5, 7.0, 40.0, 1000.0)
_LARGE = (88.75, 709.5, 746.0, 12345.678, 1e15, 1e160, 1e300)
_STYLES = ("ordinary", "edges", "coinciding", "edges", "tied")
_MODERATE = (0.0, 0.25, 0.5, 1.0, 1.5, 2.5, 3.0)


# ---- where no program can start: a number that the definition itself is made of is no float
#
# A linear model is a loss of its logits W x + b. Where a logit, or a partial sum of one, is 2¹⁰²⁴ or more, the program
# has no logits; and a change of W by half a unit in the last place moves such a logit by more than 10²⁹¹.
# A Gaussian likelihood divides by the variance v. Below 2⁻¹⁰²⁴ its second derivative 1/v in the mean is no float; from
# 2⁻¹⁰²² on e/v overflows only for |e| ≥ 4, where the loss itself does.
# The Tversky loss divides by the weighted union U, which is supposed to be positive. Where U < 2⁻¹⁰²² its products
# vanish, and a program cannot tell U from 0.


def _logits(W: Rows, X: Rows, b: Row) -> Iterator[Fraction]:
    """Σ_j |W_kj x_nj| + |b_k|: no partial sum of a logit is larger."""
    for w, c in zip(W, b, strict=True):
        for x in X:
            yield sum((abs(Fraction(a) * Fraction(f)) for a, f in zip(w, x, strict=True)), abs(Fraction(c)))


def _logits_overflow(W: Rows, X: Rows, b: Row) -> bool:
    return any(logit >= LARGEST for logit in _logits(W, X, b))


def _union_vanishes(y: Row, p: Row, alpha: float, beta: float) -> bool:
    """TP + α FP + β FN > 0 is supposed; its products are rounded to 0 below 2⁻¹⁰⁷⁴, and to few digits below 2⁻¹⁰²²."""
    total, a, b = Fraction(0), Fraction(alpha), Fraction(beta)
    for t, q in ((Fraction(t), Fraction(q)) for t, q in zip(y, p, strict=True)):
        total += t * q + a * (1 - t) * q + b * t * (1 - q)
    return 0 < total < SMALLEST_NORMAL


Row = tuple[float, ...]
Rows = tuple[Row, ...]
NO_FLOAT: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "softmax_regression": lambda at: _logits_overflow(at["W"], at["X"], at["b"]),
    "logistic_regression": lambda at: _logits_overflow((at["w"],), at["X"], (at["b"],)),
    "gaussian_negative_log_likelihood": lambda at: at["v"] < SMALLEST_NORMAL,
    "tversky": lambda at: _union_vanishes(at["y"], at["p"], at["alpha"], at["beta"]),
}


def _squares_overflow(numbers: Iterable[float]) -> bool:
    return any(Fraction(a) ** 2 >= LARGEST for a in numbers)


def _differences(row: Row, label: int) -> list[Fraction]:
    return [Fraction(row[label - 1]) - Fraction(a) for a in row]


# Second derivatives hold squares of differences of logits, and of the weights of the Tversky loss.
NO_SECOND: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "temperature_cross_entropy": lambda at: _squares_overflow(_differences(at["z"], at["y"])),
    "info_nce": lambda at: _squares_overflow(_differences(at["s"], at["y"])),
    "tversky": lambda at: _squares_overflow((at["alpha"], at["beta"])),
}


def has_second(source: Source, point: Point) -> bool:
    """Are the numbers that the second derivatives are made of floats?"""
    return not _left_out(NO_SECOND, source, point)


def _no_float(source: Source, point: Point) -> bool:
    return _left_out(NO_FLOAT, source, point)


def _left_out(which: Mapping[str, Callable[[Mapping[str, Any]], bool]], source: Source, point: Point) -> bool:
    tested = which.get(source.name)
    return tested is not None and tested({argument_name(v): point[v] for v in source.parameters})


# ---- points


def points(source: Source, count: int, smallest: float = TINY, seed: int = 0) -> Iterator[dict[Term, object]]:
    """Assignments of floats to the arguments: ordinary ones and edges in turns, with 1, 2, 3, 5 and 17 classes. Now and
    then all entries of a family are equal, or all arguments with one domain. No number but 0 is nearer to 0 than
    `smallest`."""
    rng = random.Random(f"{source.name} {seed}")
    sizes = (3, 1, 2, 5, 17) if len(source.sizes) == 1 else (2, 1, 3)
    for number in range(count):
        point: dict[Term, object] = {
            n: sizes[(number + k) % len(sizes)] for k, n in enumerate(sorted(source.sizes, key=repr))
        }
        style = _STYLES[number // 2 % len(_STYLES)]
        of_sort: dict[Term, object] = {}
        for v in source.parameters:
            drawn = _Draw(rng, style, smallest).value(v.args[0], point)
            point[v] = of_sort.setdefault(v.args[0], drawn) if style == "coinciding" else drawn
        if not _no_float(source, point):
            yield point


def with_direction(source: Source, point: Point, seed: int = 0) -> dict[Term, object]:
    """The point with a vector of ordinary numbers, zeros among them, for the last argument: a direction."""
    rng = random.Random(f"{source.name} direction {seed}")
    vector = source.parameters[-1]
    return {**point, vector: _Draw(rng, "ordinary", TINY).value(vector.args[0], point)}


def whole(end: Term, point: Point) -> int:
    if isinstance(end.head, Number):
        return int(end.head.value)
    found = point[end]
    assert isinstance(found, int)
    return found


@dataclass(frozen=True, slots=True)
class _Draw:
    """Draws values for one argument."""

    rng: random.Random
    style: str
    smallest: float

    def value(self, sort: Term, point: Point) -> object:
        if is_function_sort(sort):
            n = whole(sort.args[0].args[1], point)
            if self.style == "tied":
                return (replace(self, style="edges").value(sort.args[1], point),) * n
            return tuple(self.value(sort.args[1], point) for _ in range(n))
        if is_integer_sort(sort):
            if sort.args[1].head == Constant("infinity"):
                return self.rng.choice((1, 2, 5))
            return self.rng.randint(whole(sort.args[0], point), whole(sort.args[1], point))
        while True:
            drawn = self._ordinary() if self.style == "ordinary" else self._edge()
            drawn *= self.rng.choice((1, -1))
            if (drawn == 0 or abs(drawn) >= self.smallest) and _inside(sort, drawn):
                return drawn

    def _ordinary(self) -> float:
        return self.rng.choice(_MODERATE) + self.rng.choice((0, self.rng.random()))

    def _edge(self) -> float:
        return self.rng.choice(_EDGES if self.rng.random() < 0.6 else _LARGE)


def _end(end: Term) -> Fraction | float:
    if isinstance(end.head, Number):
        return end.head.value
    if end.head == Operator("neg"):
        return -_end(end.args[0])
    if end.head == Operator("div"):
        return Fraction(_end(end.args[0])) / Fraction(_end(end.args[1]))
    return math.inf


def _inside(sort: Term, x: float) -> bool:
    assert isinstance(sort.head, Interval)
    low, high = (_end(a) for a in sort.args)
    return (low < x or (low == x and not sort.head.left_open)) and (
        x < high or (x == high and not sort.head.right_open)
    )
