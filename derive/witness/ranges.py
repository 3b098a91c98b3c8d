"""The part of a variable's sort that the hypotheses leave, as far as they bound it by numbers.

Of x, a real, 0 < x < 1 leaves (0, 1); of a size n, n > 2 leaves 3, 4, …; of a family of reals, ∀i: p_i ≥ 0 leaves the
families into [0, ∞). Values are drawn from there, so that candidates are not rejected one after another. Whether a
point satisfies the hypotheses is decided nevertheless: what is said here decides nothing.

Main statement: `ranges_left`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor

from derive.terms.build import TURNED, is_binder, is_op, literal
from derive.terms.build import term as numeral
from derive.terms.sorts import integers, is_function_sort, is_infinite, is_integer_sort
from derive.terms.term import Bound, Interval, Operator, Term, Variable


def ranges_left(hypotheses: Sequence[Term]) -> dict[Term, Term]:
    """For each variable that is bounded by a number, the sort to draw its values from."""
    found: dict[Term, Term] = {}
    for h in hypotheses:
        for variable, sign, number in _bounds(h, ()):
            found[variable] = _narrowed(found.get(variable, variable.args[0]), sign, number)
    return found


def _bounds(h: Term, ranges: tuple[Term, ...]) -> Iterator[tuple[Term, str, Fraction]]:
    """(variable, sign, number) for x < number, and for ∀i: p_i < number, where i runs over all indices of p."""
    if is_op(h, "and"):
        for a in h.args:
            yield from _bounds(a, ranges)
    elif is_binder(h, "forall"):
        yield from _bounds(h.args[1], (*ranges, h.args[0]))
    elif isinstance(h.head, Operator) and h.head.name in ("<", "≤", ">", "≥"):
        for (a, b), sign in ((h.args, h.head.name), (h.args[::-1], TURNED[h.head.name])):
            number = literal(b)
            variable = _all_entries(a, ranges)
            if number is not None and variable is not None:
                yield variable, sign, number


def _all_entries(t: Term, ranges: tuple[Term, ...]) -> Term | None:
    """The variable of which the term is the value, or under these quantifiers each entry."""
    variable, indices = (t.args[0], t.args[1:]) if is_op(t, "call") else (t, ())
    if not isinstance(variable.head, Variable) or len(indices) != len(ranges):
        return None
    sort = variable.args[0]
    for k, (index, indices_range) in enumerate(zip(indices, ranges, strict=True)):
        if index != Term(Bound(len(ranges) - 1 - k)) or not is_function_sort(sort) or sort.args[0] != indices_range:
            return None
        sort = sort.args[1]
    return None if is_function_sort(sort) else variable


def _narrowed(sort: Term, sign: str, number: Fraction) -> Term:
    """The members on this side of the number; all of them where the sort's own end is no number to compare with."""
    if is_function_sort(sort):
        return Term(sort.head, (sort.args[0], _narrowed(sort.args[1], sign, number)))
    lower, upper = sort.args
    below, strict = sign in ("<", "≤"), sign in ("<", ">")
    if is_integer_sort(sort):
        if below:
            number = Fraction(ceil(number) - 1 if strict else floor(number))
        else:
            number = Fraction(floor(number) + 1 if strict else ceil(number))
        strict = False
    end = upper if below else lower
    own = literal(end)
    if own is None and not is_infinite(end):
        return sort
    if own is not None and (own < number if below else own > number):
        return sort
    if own == number and not strict:
        return sort
    if is_integer_sort(sort):
        return integers(lower, numeral(number)) if below else integers(numeral(number), upper)
    assert isinstance(sort.head, Interval)
    left_open, right_open = sort.head.left_open, sort.head.right_open
    if below:
        return Term(Interval(left_open, strict), (lower, numeral(number)))
    return Term(Interval(strict, right_open), (numeral(number), upper))
