"""Hypotheses with names: each function returns the proposition, written out.

They are not definitions: a hypothesis Σ p_i = 1 stands on the page as Σ p_i = 1.
"""

from __future__ import annotations

from derive.terms.build import Eq, call, conjunction, forall, implies, sum_
from derive.terms.definition import SizeMismatch, sort_of
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Term, fresh_variable


def _shared_index(*families: Term) -> Term:
    """An index variable over the range that the families share."""
    ranges = []
    for family in families:
        sort = sort_of(family)
        if sort is None or not is_function_sort(sort) or not is_integer_sort(sort.args[0]):
            raise TypeError(f"A family p_1, …, p_n is wanted where {family!r} stands.")
        ranges.append(sort.args[0])
    if any(other != ranges[0] for other in ranges):
        raise SizeMismatch(f"The families run over different ranges: {', '.join(map(repr, ranges))}.")
    return fresh_variable("i", ranges[0], families)


def total(p: Term) -> Term:
    """Σ_i p_i, over the family's own range."""
    i = _shared_index(p)
    return sum_(i, call(p, i))


def normalised(p: Term) -> Term:
    """Σ_i p_i = 1."""
    return Eq(total(p), 1)


def nonnegative_family(p: Term) -> Term:
    """p_i ≥ 0 for every i."""
    i = _shared_index(p)
    return forall(i, call(p, i) >= 0)


def positive_family(p: Term) -> Term:
    """p_i > 0 for every i."""
    i = _shared_index(p)
    return forall(i, call(p, i) > 0)


def distribution(p: Term) -> Term:
    """p_i ≥ 0 for every i, and Σ_i p_i = 1."""
    return conjunction((nonnegative_family(p), normalised(p)))


def absolutely_continuous(p: Term, q: Term) -> Term:
    """p ≪ q: q_i = 0 implies p_i = 0, for every i."""
    i = _shared_index(p, q)
    return forall(i, implies(Eq(call(q, i), 0), Eq(call(p, i), 0)))
