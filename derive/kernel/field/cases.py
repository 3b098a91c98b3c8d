"""Case distinctions for what the normal form leaves open: the sign of u in |u|, whether two indices are equal, and the
condition of a branch.

Main statement: `open_case`.
"""

from __future__ import annotations

from derive.kernel.field.algebra import Generator, is_reserved, sum_parts
from derive.kernel.field.deltas import delta_indices
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.ranges import may_be_empty
from derive.kernel.field.signs import Sign
from derive.terms.build import OPPOSITE, Eq, Gt, Lt, Ne, is_op, is_relation
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
    """The generators of a quotient and those inside them that have a value wherever the quotient has, by age.

    In a sum that may be empty something may stand that has no value then, and of which no case holds.
    """
    found: dict[int, Generator] = {}
    stack = forms.used(q)
    while stack:
        g = stack.pop()
        if g.index in found:
            continue
        found[g.index] = g
        empty = g.kind == "sum" and any(may_be_empty(forms, v) for v in sum_parts(g)[0])
        for part in g.payload if isinstance(g.payload, tuple) else (g.payload,):
            if isinstance(part, Quotient):
                stack.extend(h for h in forms.used(part) if not (empty and h.conditional))
    return [found[i] for i in sorted(found)]
