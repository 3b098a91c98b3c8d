"""The derivatives of the elementary functions, and products and sums that leave out 0 and 1.

Main statements: `SLOPES`, `power_condition`, `one_sided`; `times`, `minus`, `sum_of`.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.kernel.field.integrality import is_natural
from derive.terms.build import Gt, Ne, add, cosh, div, is_op, mul, neg, op, power, sinh, sqrt, sub, tanh, term
from derive.terms.term import Number, Term

ZERO, ONE = term(0), term(1)

# u ↦ (f′(u), the conditions under which it is right)
SLOPES: dict[str, Callable[[Term], tuple[Term, list[Term]]]] = {
    "exp": lambda u: (op("exp", u), []),
    "log": lambda u: (div(1, u), [Gt(u, 0)]),
    "sqrt": lambda u: (div(1, mul(2, sqrt(u))), [Gt(u, 0)]),
    "sinh": lambda u: (cosh(u), []),
    "cosh": lambda u: (sinh(u), []),
    "tanh": lambda u: (sub(1, power(tanh(u), 2)), []),
    "atanh": lambda u: (div(1, sub(1, power(u, 2))), [Gt(u, -1), Gt(1, u)]),
}


def one_sided(u: Term) -> Term | None:
    """The w of max(w, 0), max(0, w), min(w, 0), min(0, w)."""
    if (is_op(u, "max") or is_op(u, "min")) and len(u.args) == 2 and ZERO in u.args:
        return u.args[1] if u.args[0] == ZERO else u.args[0]
    return None


def power_condition(u: Term, v: Term) -> list[Term]:
    """Where u^v is differentiable in u: everywhere for a natural number v, u ≠ 0 for integers, otherwise u > 0."""
    if isinstance(v.head, Number) and v.head.value.denominator == 1:
        return []
    whole = v.args[0] if is_op(v, "neg") else v
    if isinstance(whole.head, Number) and whole.head.value.denominator == 1:
        return [Ne(u, 0)]
    return [Ne(u, 0)] if is_natural(v) else [Gt(u, 0)]


def times(a: Term, b: Term) -> Term:
    if ZERO in (a, b):
        return ZERO
    if a == ONE:
        return b
    if b == ONE:
        return a
    return mul(a, b)


def minus(a: Term) -> Term:
    return ZERO if a == ZERO else neg(a)


def sum_of(parts: list[Term]) -> Term:
    found = ZERO
    for p in parts:
        if p != ZERO:
            found = p if found == ZERO else add(found, p)
    return found
