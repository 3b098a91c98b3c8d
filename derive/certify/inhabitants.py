"""Some value of a sort, for a variable that stands in a premise and no longer in the conclusion.

The kernel lets a variable disappear only where its sort has a value, whatever the values of the other variables; here
is one. That it lies in the sort is proved in Coq.

Main statements: `inhabitants`, `inhabiting`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.notation.coq import coq_term
from derive.terms.build import add, div, function, sub, term, variable
from derive.terms.sorts import is_function_sort, is_infinite, is_interval
from derive.terms.term import Interval, Term, substitute


def inhabitants(lost: Sequence[Term]) -> dict[Term, str]:
    """For each variable a value in Coq; later ones may have earlier ones in their sorts."""
    return {v: coq_term(value) for v, value in inhabiting(lost).items()}


def inhabiting(variables: Sequence[Term]) -> dict[Term, Term]:
    """For each variable a value; later ones may have earlier ones in their sorts."""
    values: dict[Term, Term] = {}
    for v in variables:
        values[v] = some_value(substitute(v.args[0], values))
    return values


def some_value(sort: Term) -> Term:
    """A member of the sort, if it has one for all values of the variables in it."""
    if is_function_sort(sort):
        return function(variable("i", sort.args[0]), some_value(sort.args[1]))
    lower, upper = sort.args
    left_open = right_open = False
    if is_interval(sort):
        assert isinstance(sort.head, Interval)
        left_open, right_open = sort.head.left_open, sort.head.right_open
    if is_infinite(lower) and is_infinite(upper):
        return term(0)
    if is_infinite(upper):
        return add(lower, 1) if left_open else lower
    if is_infinite(lower):
        return sub(upper, 1) if right_open else upper
    if not left_open:
        return lower
    return upper if not right_open else div(add(lower, upper), 2)
