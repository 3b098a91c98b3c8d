"""Sorts: what a variable ranges over. A sort is itself a term, so sizes in it are substituted like everything else.

real, positive, nonnegative, probability (the closed [0, 1]), open_probability (0, 1), natural (1, 2, …),
natural0 (0, 1, …), integer; `interval`, `index_range`; `family_sort` and `function_sort` for p_i and f(x);
`is_inhabited`, `is_infinite`, `interior`.
"""

from __future__ import annotations

from fractions import Fraction

from derive.terms.term import Constant, Interval, Number, Operator, Term, Variable

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
    """The indices 1, …, size. A size is a whole number: a real variable is refused where it is written."""
    if isinstance(size, Term) and isinstance(size.head, Variable) and not is_integer_sort(size.args[0]):
        raise TypeError(f"{size!r} is no size: it ranges over real numbers. A size is declared as n = d.size('n').")
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


def is_inhabited(sort: Term) -> bool:
    """Has the sort a value, whatever the values of the variables in it? Read off its form; False says nothing.

    1, …, n has one for n of the naturals; 2, …, n and [a, b] may be empty, and so may functions into them. So is
    (−∞, 1/z] where its end has no value.
    """
    if is_function_sort(sort):
        return _has_ends(sort.args[0]) and is_inhabited(sort.args[1])
    lower, upper = sort.args
    if not _has_ends(sort):
        return False
    if lower == _MINUS_INFINITY or upper == _INFINITY:
        return True
    low, high = _extreme(lower, 1), _extreme(upper, 0)
    if low is None or high is None:
        return False
    if isinstance(sort.head, Interval) and (sort.head.left_open or sort.head.right_open):
        return low[0] < high[0] or (low[0] == high[0] and not (low[1] and high[1]))
    return low[0] <= high[0]


def _has_ends(sort: Term) -> bool:
    """Have the ends values, whatever those of their variables? Otherwise there may be no such range or interval."""
    if is_function_sort(sort):
        return all(map(_has_ends, sort.args))
    ends = (end for end in sort.args if end not in (_MINUS_INFINITY, _INFINITY))
    return all(_has_value(end, is_integer_sort(sort)) for end in ends)


def _has_value(end: Term, whole: bool) -> bool:
    """Is the end a number (a whole one) whatever the values of its variables? Read off its form."""
    if isinstance(end.head, Number):
        return not whole or end.head.value.denominator == 1
    if isinstance(end.head, Variable):
        return is_integer_sort(end.args[0]) or (is_interval(end.args[0]) and not whole)
    if isinstance(end.head, Operator) and end.head.name == "div" and isinstance(end.args[1].head, Number):
        return not whole and end.args[1].head.value != 0 and _has_value(end.args[0], whole)
    total = isinstance(end.head, Operator) and end.head.name in ("add", "mul", "neg", "abs", "max", "min")
    return total and all(_has_value(a, whole) for a in end.args)


def _extreme(end: Term, side: int) -> tuple[Fraction, bool] | None:
    """The largest (side 1) or smallest (side 0) value an end can have, and whether it has it; None if not read off."""
    if isinstance(end.head, Number):
        return end.head.value, True
    if end.head == Operator("neg") and isinstance(end.args[0].head, Number):
        return -end.args[0].head.value, True
    if end.head == Operator("add"):
        parts = [_extreme(a, side) for a in end.args]
        known = [p for p in parts if p is not None]
        return (sum((v for v, _ in known), Fraction(0)), all(a for _, a in known)) if len(known) == len(parts) else None
    if isinstance(end.head, Variable) and (is_interval(end.args[0]) or is_integer_sort(end.args[0])):
        sort = end.args[0]
        found = _extreme(sort.args[side], side)
        is_open = isinstance(sort.head, Interval) and (sort.head.right_open if side else sort.head.left_open)
        return None if found is None else (found[0], found[1] and not is_open)
    return None


def is_infinite(end: Term) -> bool:
    return end in (_INFINITY, _MINUS_INFINITY)


def interior(sort: Term) -> Term:
    """The same interval with both ends open."""
    return Term(Interval(True, True), sort.args)
