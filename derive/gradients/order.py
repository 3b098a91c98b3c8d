"""The order in which summands and factors are written, as a textbook has them.

Main statements: `ordered` (a sum), `rank` (of a factor), `times` (a product), `unsigned`, `is_complement`.
"""

from __future__ import annotations

from derive.terms.build import is_op, mul, term
from derive.terms.term import Binder, Constant, Number, Operator, Term, Variable


def ordered(flat: list[Term]) -> Term:
    """The sum of the terms: by falling degree, or numbers first; what is positive first."""
    if not flat:
        return term(0)
    numbers = [p for p in flat if isinstance(unsigned(p).head, Number | Constant)]
    others = [p for p in flat if p not in numbers]
    plain = all(is_plain(unsigned(p)) for p in others)
    if plain and len(flat) > 2:  # x² − 4x + 2
        ordered = [*sorted(others, key=degree, reverse=True), *numbers]
    elif plain and not any(is_op(p, "neg") for p in others):
        ordered = [*others, *numbers]
    else:
        ordered = [*numbers, *others]
    if is_op(ordered[0], "neg") or not plain or len(flat) == 2:
        ordered.sort(key=lambda p: is_op(p, "neg"))  # stable: what is positive first
    return ordered[0] if len(ordered) == 1 else Term(Operator("add"), tuple(ordered))


def is_complement(t: Term) -> bool:
    """Is it 1 − u, which stays as it is?"""
    return is_op(t, "add") and len(t.args) == 2 and t.args[0] == term(1) and is_op(t.args[1], "neg")


def unsigned(t: Term) -> Term:
    return t.args[0] if is_op(t, "neg") else t


def is_plain(t: Term) -> bool:
    """Is it a product of variables, entries, their powers, and numbers?"""
    if is_op(t, "mul"):
        return all(map(is_plain, t.args))
    if is_op(t, "pow"):
        return is_plain(t.args[0]) and isinstance(t.args[1].head, Number)
    return isinstance(t.head, Variable | Number) or (is_op(t, "call") and isinstance(t.args[0].head, Variable))


def degree(t: Term) -> int:
    """The degree of a product of variables."""
    t = unsigned(t)
    if is_op(t, "mul"):
        return sum(map(degree, t.args))
    if is_op(t, "pow") and isinstance(t.args[1].head, Number):
        return int(t.args[1].head.value) * degree(t.args[0])
    return int(not isinstance(t.head, Number))


def rank(t: Term) -> int:
    """Numbers, variables, entries, functions, sums over an index, sums."""
    base = t.args[0] if is_op(t, "pow") else t
    if isinstance(base.head, Number | Constant):
        return 0
    if isinstance(base.head, Variable):
        return 1
    if is_op(base, "call") and isinstance(base.args[0].head, Variable):
        return 2
    if is_op(base, "add"):
        return 3 if all(is_plain(unsigned(a)) for a in base.args) else 6
    if isinstance(base.head, Binder):
        return 7
    return 5 if is_op(base, "exp") else 4


def times(factors: list[Term]) -> Term:
    if not factors:
        return term(1)
    made = factors[0]
    for f in factors[1:]:
        made = mul(made, f)
    return made
