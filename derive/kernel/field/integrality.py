"""Is a term an integer by its structure? Needs no arithmetic: sorts, + − ·, powers, floors, sums of integers."""

from __future__ import annotations

from derive.kernel.field.bounds import is_owner, owner_sort
from derive.terms.build import is_binder, is_op, literal
from derive.terms.definition import Definition, SizeMismatch, unfold
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Number, Operator, Term, fresh_variable, open_body

_CLOSED = {"add", "mul", "neg", "abs", "max", "min"}


def is_integer(t: Term, assumed: frozenset[Term] = frozenset(), at_most: bool = False) -> bool:
    """`assumed` are terms that an assumption says are integers. False says nothing.

    `at_most`: may it be an integer by its structure, for some integers in place of its variables? So is 2^k for an
    integer k, which is one where k stands for a natural number.
    """
    if t in assumed:
        return True
    head = t.head
    if isinstance(head, Number):
        return head.value.denominator == 1
    if is_owner(t):
        sort = owner_sort(t)
        return sort is not None and is_integer_sort(sort)
    if isinstance(head, Definition):
        try:
            return is_integer(unfold(t), assumed, at_most)
        except SizeMismatch:
            return False
    if isinstance(head, Operator):
        if head.name in ("floor", "ceiling", "delta"):
            return True
        if head.name == "pow":
            return is_integer(t.args[0], assumed, at_most) and (
                is_integer(t.args[1], assumed, at_most) if at_most else is_natural(t.args[1])
            )
        return head.name in _CLOSED and all(is_integer(a, assumed, at_most) for a in t.args)
    if is_binder(t, "expectation"):
        return is_integer(unfold_expectation(t), assumed, at_most)
    if is_binder(t, "sum") or is_binder(t, "product") or is_binder(t, "maximum"):
        i = fresh_variable("i", t.args[0], (t, *assumed))  # that p_i is one for some i says nothing of every i
        return is_integer(open_body(t, i), assumed, at_most)
    return False


def is_natural(t: Term) -> bool:
    """An integer ≥ 0 by its sort, or sums and products of such."""
    if isinstance(t.head, Number):
        return t.head.value.denominator == 1
    if is_owner(t):
        sort = owner_sort(t)
        if sort is None or not is_integer_sort(sort):
            return False
        lower = literal(sort.args[0])
        return lower is not None and lower >= 0
    return (is_op(t, "add") or is_op(t, "mul")) and all(is_natural(a) for a in t.args)
