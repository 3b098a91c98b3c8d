"""Sorts as all notations write them: (0, 1], {1, …, n}, families of numbers, functions on an interval.

Main statements: `SortWriter`; `is_size`, `is_pair`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from derive.notation.drawing import Drawing
from derive.notation.precedence import Level, Piece, atom
from derive.terms.sorts import index_range, is_function_sort, is_integer_sort, is_interval, real
from derive.terms.term import Constant, Interval, Number, Operator, Term

INFINITY = Term(Constant("infinity"))
MINUS_INFINITY = Term(Operator("neg"), (INFINITY,))


class SortWriter(Drawing):
    """Which of the signs below say a sort; a notation names the signs."""

    reals: ClassVar[str]
    all_integers: ClassVar[str]
    dots: ClassVar[str]
    braces: ClassVar[tuple[str, str]]
    arrow: ClassVar[str]

    @abstractmethod
    def families(self, values: str, sizes: Sequence[str]) -> str:
        """The families (matrices) of such values: ℝⁿ."""

    def sort(self, t: Term) -> Piece:
        if is_interval(t):
            return self._interval(t)
        if is_integer_sort(t):
            return self._integers(t)
        if is_function_sort(t):
            return self._functions(t)
        return self.walk(t)

    def _interval(self, t: Term) -> Piece:
        if t == real:
            return atom(self.reals)
        assert isinstance(t.head, Interval)
        lower, upper = (self.at_level(a, Level.CASES).text for a in t.args)
        return atom(f"{'(' if t.head.left_open else '['}{lower}, {upper}{')' if t.head.right_open else ']'}")

    def _integers(self, t: Term) -> Piece:
        lower, upper = t.args
        if (lower, upper) == (MINUS_INFINITY, INFINITY):
            return atom(self.all_integers)
        first, last = (self.at_level(a, Level.CASES).text for a in t.args)
        if lower == MINUS_INFINITY:
            members = f"{self.dots}, {last}"
        elif upper == INFINITY:
            second = f", {lower.head.value + 1}" if isinstance(lower.head, Number) else ""
            members = f"{first}{second}, {self.dots}"
        else:
            members = self.range(t, first, last)
        return atom(self.braces[0] + members + self.braces[1])

    def range(self, sort: Term, first: str, last: str) -> str:
        """The members of a range with two ends."""
        return f"{first}, {last}" if is_pair(sort) else f"{first}, {self.dots}, {last}"

    def _functions(self, t: Term) -> Piece:
        sizes, values = [], t
        while is_function_sort(values) and is_size(values.args[0]):
            with self.small():
                sizes.append(self.at_level(values.args[0].args[1], Level.ATOM).text)
            values = values.args[1]
        if sizes:
            return Piece(self.families(self.wrap(self.sort(values), Level.ATOM).text, sizes), Level.POWER)
        domain, codomain = self.wrap(self.sort(t.args[0]), Level.POWER).text, self.sort(t.args[1]).text
        return Piece(domain + self.arrow + codomain, Level.IMPLIES)


def is_pair(sort: Term) -> bool:
    """Is it a range of two neighbours written as numbers, such as 0, 1? Then no dots stand between them."""
    lower, upper = (end.head for end in sort.args)
    return isinstance(lower, Number) and isinstance(upper, Number) and upper.value == lower.value + 1


def is_size(sort: Term) -> bool:
    """Is it a range 1, …, n with an end?"""
    return is_integer_sort(sort) and sort == index_range(sort.args[1]) and sort.args[1] != INFINITY
