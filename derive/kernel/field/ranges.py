"""Ranges of bound indices: their ends, whether they may be empty, and the variables that open a binder.

A binder is opened with a variable of a reserved name that is not free in it, so that nothing assumed of a variable
of the author's, whatever its name, is applied to a bound one.

Main statements: `literal_values`, `count`, `may_be_empty`, `may_be_missing`, `bound_variable`,
`canonical_sort`.
"""

from __future__ import annotations

from collections.abc import Hashable

from derive.kernel.field.algebra import BOUND
from derive.kernel.field.forms import Forms
from derive.kernel.field.integrality import is_integer
from derive.kernel.field.polynomials import Quotient, Unsupported
from derive.kernel.field.signs import Sign, is_at_least
from derive.terms.build import add, term
from derive.terms.sorts import is_infinite, is_integer_sort
from derive.terms.term import Binder, Term, Variable, free_variables

_EXPANDED_ONE = 200  # terms of one sum over a range of numbers
_EXPANDED_ALL = 2_000  # and of all of them together, nested ones counted each time


def endpoints(forms: Forms, sort: Term) -> tuple[Quotient, Quotient]:
    if not is_integer_sort(sort) or any(is_infinite(end) for end in sort.args):
        raise Unsupported("A finite sum or product runs over the integers between two finite ends.")
    return forms.read(sort.args[0]), forms.read(sort.args[1])


def literal_values(forms: Forms, sort: Term) -> list[Term] | None:
    """The indices lo, lo + 1, …, hi as terms, if their number is known as a number."""
    lower, upper = endpoints(forms, sort)
    difference = forms.ring.constant_value(forms.ring.subtract(upper, lower))
    if difference is None:
        return None
    if difference.denominator != 1:
        raise Unsupported("A range of integers has ends that are not integers.")
    size = max(int(difference) + 1, 0)
    forms.expanded += size
    if size > _EXPANDED_ONE or forms.expanded > _EXPANDED_ALL:
        raise Unsupported(f"A sum of {size} terms is not written out.")
    start = forms.ring.constant_value(lower)
    if start is None and not has_whole_ends(forms, sort):
        return None  # 2x + 1 for Σ i over x, x + 1 has a value where this has none
    if start is None:
        return [sort.args[0] if k == 0 else add(sort.args[0], k) for k in range(size)]
    if start.denominator != 1:
        raise Unsupported("A range of integers has ends that are not integers.")
    return [term(int(start) + k) for k in range(size)]


def has_whole_ends(forms: Forms, sort: Term) -> bool:
    """Are the ends integers by their form? Otherwise they are where the range is spoken of, and maybe only there."""
    return all(is_integer(end, forms.hypotheses.whole) for end in sort.args)


def count(forms: Forms, v: Term) -> Quotient | None:
    """hi − lo + 1, if that is known not to be negative, and an integer everywhere."""
    if not has_whole_ends(forms, v.args[0]):
        return None
    ring = forms.ring
    lower, upper = endpoints(forms, v.args[0])
    number = ring.add(ring.subtract(upper, lower), ring.one)
    return number if is_at_least(forms.sign(number), Sign.NONNEGATIVE) else None


def may_be_empty(forms: Forms, v: Term) -> bool:
    lower, upper = endpoints(forms, v.args[0])
    return not is_at_least(forms.sign(forms.ring.subtract(upper, lower)), Sign.NONNEGATIVE)


def may_be_missing(forms: Forms, v: Term) -> bool:
    """May an end of the range be without a value, where the sum over it is not looked at?"""
    return not has_whole_ends(forms, v.args[0]) or any(forms.is_conditional(end) for end in endpoints(forms, v.args[0]))


def canonical_sort(forms: Forms, sort: Term) -> Term:
    """One way of writing each range: 1..n and 1..(n + 1 − 1) are the same sort."""
    try:
        key = (sort.head, *(None if is_infinite(end) else forms.read(end).key for end in sort.args))
    except Unsupported:
        return sort
    return forms.sorts.setdefault(key, forms.honest(sort))


def range_key(forms: Forms, sort: Term) -> Hashable:
    lower, upper = endpoints(forms, sort)
    return lower.key, upper.key


def range_in_order(forms: Forms, sort: Term) -> tuple[object, ...]:
    """Comparable for ranges, and equal exactly for equal ones."""
    lower, upper = endpoints(forms, sort)
    return lower.in_order(), upper.in_order()


def bound_variable(forms: Forms, t: Term) -> Term:
    """A variable that opens the binder t: of its sort, with a reserved name that is not free in t."""
    taken = {v.head.name for v in free_variables(t) if isinstance(v.head, Variable)}
    k = binder_height(t)
    while f"{BOUND}{k}" in taken:
        k += 1
    return Term(Variable(f"{BOUND}{k}"), (canonical_sort(forms, t.args[0]),))


def binder_height(t: Term) -> int:
    """How deep binders are nested in a term."""
    inner = max((binder_height(a) for a in t.args), default=0)
    return inner + 1 if isinstance(t.head, Binder) else inner
