"""Ends of domains: what the sort of a variable and assumptions such as 0 < p, ∀i: qᵢ > 0 say of its range.

Main statements: `Bounds`, `sort_bounds`, `literal`, `is_owner`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from derive.terms.build import is_op, literal
from derive.terms.sorts import is_interval
from derive.terms.term import Interval, Term, Variable


@dataclass(frozen=True, slots=True)
class Bounds:
    """lower ≤ x ≤ upper (or strictly) for numbers; None is no bound. `excluded` are values x does not take."""

    lower: Fraction | None = None
    upper: Fraction | None = None
    lower_open: bool = False
    upper_open: bool = False
    excluded: frozenset[Fraction] = frozenset()

    def meet(self, other: Bounds) -> Bounds:
        """What both say together."""
        lower, lower_open = _tighter(self.lower, self.lower_open, other.lower, other.lower_open, 1)
        upper, upper_open = _tighter(self.upper, self.upper_open, other.upper, other.upper_open, -1)
        excluded = self.excluded | other.excluded
        return Bounds(lower, upper, lower_open or lower in excluded, upper_open or upper in excluded, excluded)


def _tighter(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, direction: int
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a > b) == (direction > 0) else (b, b_open)


def is_owner(t: Term) -> bool:
    """Has the term a domain that its sort declares: a variable, or a value of a family or an unknown function?"""
    return isinstance(t.head, Variable) or (is_op(t, "call") and isinstance(t.args[0].head, Variable))


def owner_sort(t: Term) -> Term | None:
    """The sort in which the values of a variable, or of a variable applied to arguments, lie."""
    if isinstance(t.head, Variable):
        return t.args[0]
    sort = t.args[0].args[0]
    for _ in t.args[1:]:
        if not is_op(sort, "function"):
            return None
        sort = sort.args[1]
    return sort


def sort_bounds(sort: Term) -> Bounds:
    """The ends of an interval or a range of integers that are written as numbers."""
    lower, upper = sort.args
    left_open = right_open = False
    if is_interval(sort):
        assert isinstance(sort.head, Interval)
        left_open, right_open = sort.head.left_open, sort.head.right_open
    return Bounds(literal(lower), literal(upper), left_open, right_open)


def relation_bounds(name: str, value: Fraction) -> Bounds:
    """What `owner name value` says of the owner."""
    if name in ("<", "≤"):
        return Bounds(upper=value, upper_open=name == "<")
    if name in (">", "≥"):
        return Bounds(lower=value, lower_open=name == ">")
    return Bounds(excluded=frozenset({value}))
