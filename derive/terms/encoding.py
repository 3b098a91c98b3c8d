"""Terms as plain lists (for JSON), and back.

The encoding is complete: two terms have the same encoding exactly when they are equal, up to the printed names of
bound variables. Defined names are encoded with their content; only terms without them can be decoded.
"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Any

from derive.terms.definition import Definition
from derive.terms.term import Binder, Bound, Constant, Interval, Number, Operator, Term, Variable


def encode(t: Term) -> list[Any]:
    return [*_head(t), *(encode(a) for a in t.args)]


def _head(t: Term) -> list[Any]:
    head = t.head
    if isinstance(head, Number):
        return ["number", str(head.value), head.decimals]
    if isinstance(head, Constant):
        return ["constant", head.name]
    if isinstance(head, Variable):
        return ["variable", head.name]
    if isinstance(head, Bound):
        return ["bound", head.index]
    if isinstance(head, Operator):
        return ["op", head.name]
    if isinstance(head, Binder):
        return ["bind", head.name, head.order]
    if isinstance(head, Interval):
        return ["interval", head.left_open, head.right_open]
    assert isinstance(head, Definition)
    return ["defined", head.name, [encode(p) for p in head.parameters], encode(head.body)]


def decode(data: list[Any]) -> Term:
    kind = data[0]
    if kind == "number":
        return Term(Number(Fraction(data[1]), data[2]))
    if kind == "constant":
        return Term(Constant(data[1]))
    if kind == "variable":
        return Term(Variable(data[1]), tuple(decode(a) for a in data[2:]))
    if kind == "bound":
        return Term(Bound(data[1]))
    if kind == "op":
        return Term(Operator(data[1]), tuple(decode(a) for a in data[2:]))
    if kind == "bind":
        return Term(Binder(data[1], "x", data[2]), tuple(decode(a) for a in data[3:]))
    if kind == "interval":
        return Term(Interval(data[1], data[2]), tuple(decode(a) for a in data[3:]))
    raise ValueError(f"A term with the head {kind!r} cannot be read back.")


def fingerprint(*terms: Term) -> str:
    """A short key of the content of the terms."""
    text = json.dumps([encode(t) for t in terms], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
