"""Ends of domains: what the sort of a variable and assumptions such as 0 < p, ∀i: qᵢ > 0 say of its range.

Main statements: `Bounds`, `sort_bounds`, `is_owner`, `holds_by_sorts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from derive.terms.build import TURNED, is_op, literal
from derive.terms.sorts import is_infinite, is_integer_sort, is_interval
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


def holds_by_sorts(name: str, left: Term, right: Term) -> bool:
    """Does the relation hold of two terms that are defined, by their form and the sorts alone? False says nothing.

    Most side conditions are of this kind (n ≥ 1, 0 < p_i, i ≤ n for an i up to n), and need no normal form.
    """
    if left.loose or right.loose:
        return False
    if left == right:
        return name in ("=", "≤", "≥")
    if name in (">", "≥"):
        left, right, name = right, left, TURNED[name]
    below, above = _own_sort(left), _own_sort(right)
    if name in ("<", "≤"):
        for sort, end, other in ((below, 1, right), (above, 0, left)):
            if sort is None or sort.args[end] != other or is_infinite(other):
                continue
            if name == "≤" or _is_open(sort, end):
                return True
    a, b = _own_bounds(left, below), _own_bounds(right, above)
    if a is None or b is None:
        return False
    if name == "=":
        return a.lower is not None and a.lower == a.upper == b.lower == b.upper
    if name == "≠":
        return _is_below(a, b, strictly=True) or _is_below(b, a, strictly=True)
    return name in ("<", "≤") and _is_below(a, b, strictly=name == "<")


def _own_sort(t: Term) -> Term | None:
    """The interval or the range of integers in which an owner lies."""
    sort = owner_sort(t) if is_owner(t) else None
    return sort if sort is not None and (is_interval(sort) or is_integer_sort(sort)) else None


def _is_open(sort: Term, end: int) -> bool:
    return isinstance(sort.head, Interval) and (sort.head.left_open, sort.head.right_open)[end]


def _own_bounds(t: Term, sort: Term | None) -> Bounds | None:
    value = literal(t)
    if value is not None:
        return Bounds(value, value)
    return sort_bounds(sort) if sort is not None else None


def _is_below(a: Bounds, b: Bounds, strictly: bool) -> bool:
    if a.upper is None or b.lower is None:
        return False
    return a.upper < b.lower or (a.upper == b.lower and (not strictly or a.upper_open or b.lower_open))
