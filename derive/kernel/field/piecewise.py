"""Case distinctions in a term: branches whose conditions are decided are taken or left out; the rest is opaque.

A later branch is looked at only when the conditions before it are known to fail, and a value only when its condition
is known to hold: elsewhere they need not be defined.

Main statements: `read_piecewise`, `decided`.
"""

from __future__ import annotations

from derive.kernel.field.forms import Forms
from derive.kernel.field.opaque import opaque
from derive.kernel.field.polynomials import Quotient, Unsupported
from derive.kernel.field.signs import Sign, is_at_least
from derive.terms.build import OPPOSITE, is_relation, sub
from derive.terms.term import Operator, Term

_HOLDS = {
    "=": Sign.ZERO,
    "≠": Sign.NONZERO,
    "<": Sign.NEGATIVE,
    "≤": Sign.NONPOSITIVE,
    ">": Sign.POSITIVE,
    "≥": Sign.NONNEGATIVE,
}  # of left − right


def read_piecewise(forms: Forms, t: Term) -> Quotient:
    *branches, otherwise = t.args
    while branches:
        truth = decided(forms, branches[1])
        if truth is None:
            return opaque(forms, Term(t.head, (*branches, otherwise)))
        if truth:
            return forms.read(branches[0])
        branches = branches[2:]
    return forms.read(otherwise)


def decided(forms: Forms, condition: Term) -> bool | None:
    """Is the relation true, or false, at every assignment? None if neither is known."""
    if not is_relation(condition):
        return None
    assert isinstance(condition.head, Operator)
    name = condition.head.name
    try:
        sign = forms.sign(forms.read(sub(*condition.args)))
    except Unsupported:
        return None
    if is_at_least(sign, _HOLDS[name]):
        return True
    return False if is_at_least(sign, _HOLDS[OPPOSITE[name]]) else None
