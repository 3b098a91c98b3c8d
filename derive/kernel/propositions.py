"""Small facts about propositions: negation, parts, membership in a sort."""

from __future__ import annotations

from collections.abc import Iterator

from derive.terms.build import OPPOSITE, Ge, Gt, Le, Lt, is_binder, is_integer, is_op, literal
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort, is_interval
from derive.terms.term import Interval, Operator, Term


def negation(relation: Term) -> Term | None:
    """The negation of a relation between real terms; None for any other proposition."""
    if isinstance(relation.head, Operator) and relation.head.name in OPPOSITE:
        return Term(Operator(OPPOSITE[relation.head.name]), relation.args)
    return None


def parts(proposition: Term) -> Iterator[Term]:
    """The conjuncts, conjunctions inside conjunctions included."""
    if is_op(proposition, "and"):
        for a in proposition.args:
            yield from parts(a)
    else:
        yield proposition


def membership(t: Term, sort: Term) -> list[Term] | None:
    """The propositions that together say "t lies in the sort"; None when the sort is not one of numbers."""
    conditions: list[Term] = []
    if is_interval(sort):
        head = sort.head
        assert isinstance(head, Interval)
        left_open, right_open = head.left_open, head.right_open
    elif is_integer_sort(sort):
        left_open = right_open = False
        conditions.append(is_integer(t))
    else:
        return None
    lower, upper = sort.args
    if not is_infinite(lower):
        conditions.append(Gt(t, lower) if left_open else Ge(t, lower))
    if not is_infinite(upper):
        conditions.append(Lt(t, upper) if right_open else Le(t, upper))
    return conditions


def closed_subterms(proposition: Term) -> Iterator[Term]:
    """The closed subterms that are certainly defined where the proposition is.

    Left out: what stands under a binder, in a branch of a case distinction or behind an implication, for that
    is only required to be defined there; and sorts, with infinity, the end of many a sort: these have no value.
    """
    if is_infinite(proposition):
        return
    if proposition.loose == 0 and not (is_interval(proposition) or _is_sort_of_another_kind(proposition)):
        yield proposition
    if is_op(proposition, "implies"):
        yield from closed_subterms(proposition.args[0])
        return
    if is_op(proposition, "piecewise"):
        yield from closed_subterms(proposition.args[1])
        return
    if is_binder(proposition, "lambda"):
        return
    for k, a in enumerate(proposition.args):
        if hasattr(proposition.head, "hint") and k == 1:
            continue
        yield from closed_subterms(a)


def _is_sort_of_another_kind(t: Term) -> bool:
    return is_integer_sort(t) or is_function_sort(t)


def literal_range(sort: Term) -> range | None:
    """The integers of a short range with literal ends; None for any other sort."""
    if not is_integer_sort(sort):
        return None
    lower, upper = map(literal, sort.args)
    if lower is None or upper is None or lower.denominator != 1 or upper.denominator != 1 or upper - lower >= _LONG:
        return None
    return range(int(lower), int(upper) + 1)


_LONG = 200
