"""Has a term the shape of one: does each head take so many arguments, and does a proposition stand for no number?

A head with one argument too many would hide it: nobody would ask whether that argument is defined.

Main statements: `has_arity`, `malformed_part`, `is_proposition`, `name_of`, `PROPOSITIONS`, `RELATIONS`.
"""

from __future__ import annotations

from derive.terms.build import is_binder
from derive.terms.definition import Definition
from derive.terms.term import Binder, Head, Interval, Operator, Term, Variable, subterms

RELATIONS = {"=", "≠", "<", "≤", ">", "≥", "is_integer"}
PROPOSITIONS = RELATIONS | {"and", "implies", "differentiable", "differentiable_at", "continuous", "integrable"}
_ONE = {"neg", "abs", "exp", "sqrt", "sinh", "cosh", "tanh", "atanh", "floor", "ceiling", "is_integer"}
_TWO = {"div", "pow", "xlogy", "delta", "implies", "differentiable", "differentiable_at", "continuous", "integrable"}
_TWO |= RELATIONS - {"is_integer"} | {"integers", "function"}
_BINDERS = {"sum": 2, "product": 2, "maximum": 2, "lambda": 2, "forall": 2, "integral": 2}
_BINDERS |= {"derivative": 3, "limit": 3, "limit+": 3, "limit-": 3, "expectation": 3}


def is_proposition(t: Term) -> bool:
    """Is it a relation, or put together from relations, or said of a function or a number, rather than a number?"""
    if isinstance(t.head, Definition):
        return is_proposition(t.head.body)
    return is_binder(t, "forall") or (isinstance(t.head, Operator) and t.head.name in PROPOSITIONS)


def has_arity(t: Term) -> bool:
    """Does the head take so many arguments? (Of one too many nobody would ask whether it is defined.)"""
    head, number = t.head, len(t.args)
    if isinstance(head, Operator):
        return _takes(head.name, number)
    if isinstance(head, Binder):
        return number >= 4 if head.name == "partial" else number == _BINDERS.get(head.name)
    if isinstance(head, Definition):
        return number == len(head.parameters)
    return number == (1 if isinstance(head, Variable) else 2 if isinstance(head, Interval) else 0)


def name_of(head: Head) -> str:
    return str(getattr(head, "name", None) or getattr(head, "value", "an interval"))


def _takes(name: str, number: int) -> bool:
    """Does the operation take so many arguments?"""
    if name in _ONE:
        return number == 1
    if name in _TWO:
        return number == 2
    if name == "log":
        return number in (1, 2)
    if name == "piecewise":
        return number >= 3 and number % 2 == 1
    return number >= (2 if name == "call" else 1)


def malformed_part(t: Term) -> Term | None:
    """A subterm whose head has too many or too few arguments, or is a derivative of order 0."""
    for s in subterms(t):
        head = s.head
        wrong = not has_arity(s)
        if isinstance(head, Binder):
            wrong = wrong or (head.name in ("derivative", "partial") and head.order < 1)
        elif isinstance(head, Definition):
            wrong = wrong or malformed_part(head.body) is not None
        if wrong:
            return s
    return None
