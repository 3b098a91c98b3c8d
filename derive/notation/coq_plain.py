"""Conditions that need not be said: they hold of literal numbers, or by what the variables in them range over.

Main statements: `simplest`, `bounds`, `is_whole`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from derive.terms.build import RELATIONS, TURNED, Le, Lt, literal
from derive.terms.definition import sort_of
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort, is_interval, real
from derive.terms.term import (
    Binder,
    Interval,
    Number,
    Operator,
    Term,
    Variable,
    fresh_variable,
    open_body,
)


def simplest(conditions: Iterable[Term]) -> list[Term]:
    """The conditions, each once, without those that hold of the numbers or by the sorts of the variables in them."""
    return [c for c in dict.fromkeys(conditions) if not _is_plain(c)]


def _is_plain(c: Term) -> bool:
    name = c.head.name if isinstance(c.head, Operator) else ""
    if name == "member":
        return _is_plain_member(*c.args)
    if name == "is_integer":
        return is_whole(c.args[0])
    if name == "or":
        return any(map(_is_plain, c.args))
    if name in RELATIONS:
        left, right = c.args
        a, b = literal(left), literal(right)
        if a is not None and b is not None:
            return {"=": a == b, "≠": a != b, "<": a < b, "≤": a <= b, ">": a > b, "≥": a >= b}[name]
        if a is not None and isinstance(right.head, Variable):
            return _by_range(name, a, right)
        if b is not None and isinstance(left.head, Variable):
            return _by_range(TURNED[name], b, left)
        return c in _said_of(left) or c in _said_of(right)
    return False


def _by_range(name: str, number: Fraction, v: Term) -> bool:
    """Does "number name v" hold by numbers that bound the variable's range, such as 0 < p or p ≠ 0 for p in (0, 1)?"""
    sort = v.args[0]
    if is_function_sort(sort):
        return False
    lower, upper = map(literal, sort.args)
    left, right = (sort.head.left_open, sort.head.right_open) if isinstance(sort.head, Interval) else (False, False)
    below = lower is not None and (number < lower or (left and number == lower))
    above = upper is not None and (number > upper or (right and number == upper))
    at_most, at_least = lower is not None and number <= lower, upper is not None and number >= upper
    return {"<": below, "≤": at_most, ">": above, "≥": at_least, "≠": below or above, "=": False}[name]


def _is_plain_member(t: Term, sort: Term) -> bool:
    if not (is_interval(sort) or is_integer_sort(sort)):
        return False
    if sort == real or (isinstance(t.head, Variable) and _lies_in(t.args[0], sort)):
        return True
    value = literal(t)
    if value is None or (is_integer_sort(sort) and value.denominator != 1):
        return False
    return all(_is_plain(c) for c in bounds(t, sort))


def _lies_in(one: Term, other: Term) -> bool:
    """The same ends, and each end open in the other sort is open in this one."""
    if is_interval(one) and is_interval(other) and one.args == other.args:
        a, b = one.head, other.head
        assert isinstance(a, Interval)
        assert isinstance(b, Interval)
        return a.left_open >= b.left_open and a.right_open >= b.right_open
    return one == other


def bounds(t: Term, sort: Term) -> list[Term]:
    """The bounds that a sort of numbers sets, written with < and ≤."""
    lower, upper = sort.args
    left, right = (sort.head.left_open, sort.head.right_open) if isinstance(sort.head, Interval) else (False, False)
    found = []
    if not is_infinite(lower):
        found.append(Lt(lower, t) if left else Le(lower, t))
    if not is_infinite(upper):
        found.append(Lt(t, upper) if right else Le(t, upper))
    return found


def _said_of(v: Term) -> list[Term]:
    """The bounds of a variable's own sort."""
    if not isinstance(v.head, Variable) or is_function_sort(v.args[0]):
        return []
    return bounds(v, v.args[0])


def is_whole(t: Term) -> bool:
    """Is it a whole number by its form?"""
    head = t.head
    if isinstance(head, Variable):
        return is_integer_sort(t.args[0])
    if isinstance(head, Number):
        return head.value.denominator == 1
    if isinstance(head, Operator):
        if head.name in ("add", "mul", "neg", "abs", "max", "min"):
            return all(map(is_whole, t.args))
        if head.name == "call":
            sort = sort_of(t.args[0])
            for _ in t.args[1:]:
                sort = sort.args[1] if sort is not None and is_function_sort(sort) else None
            return sort is not None and is_integer_sort(sort)
        return head.name in ("floor", "ceiling", "delta")
    if isinstance(head, Binder) and head.name in ("sum", "product", "maximum"):
        return is_whole(open_body(t, fresh_variable("i", t.args[0], (t,))))
    return False
