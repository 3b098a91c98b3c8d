"""Case distinctions for what the normal form leaves open: the sign of u in |u|, whether two indices are equal, and the
condition of a branch.

Main statement: `open_case`.
"""

from __future__ import annotations

from derive.kernel.field.algebra import Generator, is_reserved
from derive.kernel.field.deltas import delta_indices
from derive.kernel.field.forms import Forms
from derive.kernel.field.piecewise import OPPOSITE
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.signs import Sign
from derive.terms.build import Eq, Gt, Lt, Ne, is_op, is_relation
from derive.terms.term import Operator, Term


def open_case(forms: Forms, q: Quotient) -> tuple[Term, ...] | None:
    """Assumptions of which one holds at every assignment, and under each of which the quotient may become simpler."""
    for g in _inside(forms, q):
        if any(is_reserved(v) for v in g.variables):
            continue
        if g.kind == "abs":
            assert isinstance(g.payload, Quotient)
            u = forms.write(g.payload)
            if forms.sign(g.payload) is Sign.NONZERO:
                return Gt(u, 0), Lt(u, 0)
            return Gt(u, 0), Lt(u, 0), Eq(u, 0)
        if g.kind == "opaque" and isinstance(g.payload, Term) and is_op(g.payload, "piecewise"):
            condition = g.payload.args[1]
            if is_relation(condition):
                assert isinstance(condition.head, Operator)
                return condition, Term(Operator(OPPOSITE[condition.head.name]), condition.args)
        if g.kind == "delta":
            a, b = delta_indices(g)
            return Ne(a, b), Eq(a, b)
    return None


def _inside(forms: Forms, q: Quotient) -> list[Generator]:
    """The generators of a quotient and those inside them, by age."""
    found: dict[int, Generator] = {}
    stack = forms.used(q)
    while stack:
        g = stack.pop()
        if g.index in found:
            continue
        found[g.index] = g
        for part in g.payload if isinstance(g.payload, tuple) else (g.payload,):
            if isinstance(part, Quotient):
                stack.extend(forms.used(part))
    return [found[i] for i in sorted(found)]
