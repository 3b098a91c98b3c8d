"""Points beside a given one at which an equation holds, or a relation probably does.

An equation is solved along a probe: a family's scale (which normalises Σp = 1 and keeps zeros and signs), the scale of
a function literal (so that ∫p = 1), a row's scale, one variable or one entry; where the residual is exactly affine
along the probe, its zero is a rational point.

Main statements: `Solutions`, `easy_points`, `sizes_among`, `is_integral`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from flint import arb, fmpq

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Function
from derive.kernel.ball_values import Undecided, Value, add, compare, divide, multiply, subtract
from derive.terms.build import is_binder
from derive.terms.build import term as numeral
from derive.terms.sorts import is_function_sort, is_integer_sort, nonnegative, positive, real
from derive.terms.term import Term, free_variables
from derive.witness.points import Point


def sizes_among(variables: Iterable[Term]) -> set[Term]:
    """The variables of which the sort of another speaks."""
    return {w for v in variables for w in free_variables(v.args[0])}


def is_integral(sort: Term) -> bool:
    """Are the values integers, or families of them?"""
    while is_function_sort(sort):
        sort = sort.args[1]
    return is_integer_sort(sort)


Probe = Callable[[fmpq], Point]
Allowed = Callable[[fmpq], bool]


def _any(x: fmpq) -> bool:
    return True


def _whole(x: fmpq) -> bool:
    return bool(x.q == 1)


def _positive(x: fmpq) -> bool:
    return bool(x > 0)


def _probes(equation: Term, point: Point) -> Iterator[tuple[fmpq, fmpq, Allowed, Probe]]:
    """(its value here, another value, which may it take?, the point with that value) for whatever may be solved for."""
    sizes = sizes_among(point)  # other values were drawn for these
    variables = sorted((v for v in free_variables(equation) if v in point and v not in sizes), key=repr)
    families = [v for v in variables if isinstance(point[v], tuple) and _of_numbers(point[v])]
    for v in families:
        if not is_integral(v.args[0]):
            yield fmpq(1), fmpq(1, 2), _any, lambda s, v=v: {**point, v: _scaled(point[v], s)}  # type: ignore[misc]
    for v in variables:
        literal = point[v]
        stays_in_its_sort = is_function_sort(v.args[0]) and v.args[0].args[1] in (positive, nonnegative, real)
        if stays_in_its_sort and isinstance(literal, Term) and is_binder(literal, "lambda"):
            yield fmpq(1), fmpq(1, 2), _positive, lambda s, v=v, f=literal: {**point, v: _literal_times(f, s)}  # type: ignore[misc]
    for v in families:
        rows = point[v]
        assert isinstance(rows, tuple)
        if rows and isinstance(rows[0], tuple) and not is_integral(v.args[0]):
            for k in range(len(rows)):
                yield (
                    fmpq(1),
                    fmpq(1, 2),
                    _any,
                    lambda s, v=v, rows=rows, k=k: {**point, v: (*rows[:k], _scaled(rows[k], s), *rows[k + 1 :])},  # type: ignore[misc]
                )
    for v in variables:
        value = point[v]
        if isinstance(value, fmpq):
            yield *_beside(value, v), lambda x, v=v: {**point, v: x}  # type: ignore[misc]
    for v in families:
        yield from _entries(point, v)


def _entries(point: Point, v: Term) -> Iterator[tuple[fmpq, fmpq, Allowed, Probe]]:
    entries = point[v]
    assert isinstance(entries, tuple)
    for k in reversed(range(len(entries))):
        if isinstance(entries[k], fmpq):
            yield *_beside(entries[k], v), lambda x, k=k: {**point, v: (*entries[:k], x, *entries[k + 1 :])}  # type: ignore[misc]


def _beside(value: fmpq, v: Term) -> tuple[fmpq, fmpq, Allowed]:
    """The value, another that probably lies in the same sort, and which may be taken."""
    if is_integral(v.args[0]):
        return value, value + 2, _whole
    return value, value / 2 if value != 0 else fmpq(1, 2), _any


def _of_numbers(value: object) -> bool:
    """A number, or a family of numbers, and not of functions?"""
    return all(map(_of_numbers, value)) if isinstance(value, tuple) else isinstance(value, fmpq)


def _scaled(value: object, factor: fmpq) -> object:
    return tuple(_scaled(v, factor) for v in value) if isinstance(value, tuple) else value * factor  # type: ignore[operator]


def _literal_times(literal: Term, factor: fmpq) -> Term:
    """A function literal times a positive number: so a positive function becomes a density."""
    domain, body = literal.args
    return Term(literal.head, (domain, numeral(Fraction(int(factor.p), int(factor.q))) * body))


class Solutions:
    """The points along the probes at which an equation holds, where its residual is affine along the probe.

    `vain`: it is certainly not affine along any probe along which it changes, so that other points are no use either.
    """

    def __init__(self, equation: Term, point: Point) -> None:
        self.equation = equation
        self.point = point
        self.bent = self.open = False
        self.asked = 0  # how often the residual was computed

    @property
    def vain(self) -> bool:
        return self.bent and not self.open

    def __iter__(self) -> Iterator[Point]:
        here = self._residual(self.point)
        if here is None or isinstance(here, arb):  # a ball leads to no rational solution
            self.open = True
            return
        for start, other, allowed, probe in _probes(self.equation, self.point):
            there = self._residual(probe(other))
            if there is None:
                continue
            try:
                slope = subtract(there, here)
                if compare(slope, fmpq(0)) == 0:
                    continue
                halfway = self._residual(probe((start + other) / 2))
                if halfway is None or compare(multiply(fmpq(2), halfway), add(here, there)) != 0:
                    self.bent = True
                    continue
                self.open = True
                step = divide(multiply(here, start - other), slope)
            except Undecided:
                self.open = True
                continue
            if isinstance(step, fmpq) and allowed(start + step):
                yield probe(start + step)

    def _residual(self, point: Point) -> Value | None:
        """left − right, None where it is not a defined number."""
        self.asked += 1
        try:
            ev = Evaluation(point)
            a, b = (ev.any(side, ev.scope) for side in self.equation.args)
            return None if isinstance(a, Function) or isinstance(b, Function) else subtract(a, b)
        except (Undecided, Undefined):
            return None


def easy_points(relation: Term, point: Point) -> Iterator[Point]:
    """The point with two of a relation's variables equal, or with all entries of one of its families equal."""
    sizes = sizes_among(point)
    drawn = sorted((v for v in free_variables(relation) if isinstance(point.get(v), tuple | fmpq)), key=repr)
    for k, v in enumerate(drawn):
        value = point[v]
        for w in drawn[k + 1 :]:
            if w.args == v.args and v not in sizes and w not in sizes:
                yield {**point, w: value}
        if (
            isinstance(value, tuple)
            and value
            and all(isinstance(x, fmpq) for x in value)
            and not is_integral(v.args[0])
        ):
            yield {**point, v: (sum(value, fmpq(0)) / len(value),) * len(value)}
