"""Sorts: what a variable ranges over. A sort is itself a term, so sizes in it are substituted like everything else.

real, positive, nonnegative, probability (the closed [0, 1]), open_probability (0, 1), natural (1, 2, …),
natural0 (0, 1, …), integer; `interval`, `index_range`; `family_sort` and `function_sort` for p_i and f(x).
"""

from __future__ import annotations

from fractions import Fraction

from derive.terms.term import Constant, Interval, Number, Operator, Term

_INFINITY = Term(Constant("infinity"))
_MINUS_INFINITY = Term(Operator("neg"), (_INFINITY,))


def _natural(value: int) -> Term:
    return Term(Number(Fraction(value)))


def _end(value: Term | int | None, missing: Term) -> Term:
    if value is None:
        return missing
    if isinstance(value, int):
        number = _natural(abs(value))
        return number if value >= 0 else Term(Operator("neg"), (number,))
    return value


def interval(
    lower: Term | int | None, upper: Term | int | None, *, left_open: bool = False, right_open: bool = False
) -> Term:
    """The reals between two ends; None is an infinite end (which is always open)."""
    return Term(
        Interval(left_open or lower is None, right_open or upper is None),
        (_end(lower, _MINUS_INFINITY), _end(upper, _INFINITY)),
    )


def integers(lower: Term | int | None, upper: Term | int | None) -> Term:
    """The integers from lower to upper, ends included; None is an infinite end."""
    return Term(Operator("integers"), (_end(lower, _MINUS_INFINITY), _end(upper, _INFINITY)))


def index_range(size: Term | int) -> Term:
    """The indices 1, …, size."""
    return integers(1, size)


def function_sort(domain: Term, codomain: Term) -> Term:
    """Functions from one sort to another. For two arguments the codomain is again a function sort."""
    return Term(Operator("function"), (domain, codomain))


def family_sort(size: Term | int, values: Term) -> Term:
    """Families p_1, …, p_size with values in a sort."""
    return function_sort(index_range(size), values)


real = interval(None, None)
positive = interval(0, None, left_open=True)
nonnegative = interval(0, None)
probability = interval(0, 1)
open_probability = interval(0, 1, left_open=True, right_open=True)
natural = integers(1, None)
natural0 = integers(0, None)
integer = integers(None, None)


def is_function_sort(sort: Term) -> bool:
    return sort.head == Operator("function")


def is_integer_sort(sort: Term) -> bool:
    return sort.head == Operator("integers")


def is_interval(sort: Term) -> bool:
    return isinstance(sort.head, Interval)
