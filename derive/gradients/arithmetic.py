"""Sums, products, quotients and powers as one writes them at sight: without 0 and 1, numbers in front, signs outside.

Main statements: `plus`, `minus`, `times`, `over`, `squared`, `lowered`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from derive.terms.build import div, is_op, neg, power, sub, term
from derive.terms.term import Number, Operator, Term, Variable

ZERO, ONE = term(0), term(1)


def plus(parts: Sequence[Term]) -> Term:
    flat: list[Term] = []
    for p in parts:
        flat += p.args if is_op(p, "add") else [p]
    flat = [p for p in flat if p != ZERO]
    if not flat:
        return ZERO
    return flat[0] if len(flat) == 1 else Term(Operator("add"), tuple(flat))


def minus(a: Term) -> Term:
    if a == ZERO:
        return ZERO
    if is_op(a, "add"):
        return Term(a.head, tuple(minus(p) for p in a.args))
    return a.args[0] if is_op(a, "neg") else neg(a)


def times(*factors: Term) -> Term:
    """The product; signs in front, 1 left out, 1/v as a denominator."""
    if ZERO in factors:
        return ZERO
    negative = False
    flat: list[Term] = []
    for f in factors:
        if is_op(f, "neg"):
            negative, f = not negative, f.args[0]
        flat += f.args if is_op(f, "mul") else [f]
    below = [f.args[1] for f in flat if is_op(f, "div") and f.args[0] == ONE]
    flat = _gathered([f for f in flat if f != ONE and not (is_op(f, "div") and f.args[0] == ONE)])
    if not flat:
        made = ONE
    else:
        made = flat[0] if len(flat) == 1 else Term(Operator("mul"), tuple(flat))
    if below:
        made = div(made, times(*below))
    return neg(made) if negative else made


def _gathered(factors: Sequence[Term]) -> list[Term]:
    """Numbers multiplied, equal variables as a power, both in front: 2x² · e^x."""
    number = ONE
    simple: dict[Term, int] = {}
    others: list[Term] = []
    for f in factors:
        if isinstance(f.head, Number) and f.head.decimals is None and isinstance(number.head, Number):
            number = term(number.head.value * f.head.value)
        elif _comes_first(f):
            simple[f] = simple.get(f, 0) + 1
        else:
            others.append(f)
    powers = [f if n == 1 else power(f, n) for f, n in simple.items()]
    return [*([] if number == ONE else [number]), *powers, *others]


def _comes_first(f: Term) -> bool:
    return isinstance(f.head, Number | Variable) or (is_op(f, "call") and isinstance(f.args[0].head, Variable))


def over(a: Term, b: Term) -> Term:
    """a/b; a number that stands above and below is cancelled: (2u)/2."""
    if a == ZERO or b == ONE:
        return a
    if is_op(a, "neg"):
        return minus(over(a.args[0], b))
    if isinstance(b.head, Number):
        number, rest = _number_and_rest(a)
        ratio = number / b.head.value
        if number != 1 and ratio.denominator == 1:
            return times(term(ratio), rest)
    return div(a, b)


def _number_and_rest(t: Term) -> tuple[Fraction, Term]:
    """The number in front of a product, and what follows."""
    if is_op(t, "mul") and isinstance(t.args[0].head, Number):
        return t.args[0].head.value, times(*t.args[1:])
    if is_op(t, "div"):
        number, rest = _number_and_rest(t.args[0])
        return number, div(rest, t.args[1])
    return Fraction(1), t


def is_power(t: Term) -> bool:
    """Is it uⁿ with a natural number n?"""
    return is_op(t, "pow") and isinstance(t.args[1].head, Number) and t.args[1].head.value.denominator == 1


def natural(t: Term) -> int:
    assert isinstance(t.head, Number)
    return int(t.head.value)


def squared(t: Term) -> Term:
    """t², u²ⁿ for t = uⁿ, and u for t = √u."""
    if is_op(t, "sqrt"):
        return t.args[0]
    if is_power(t):
        return power(t.args[0], 2 * natural(t.args[1]))
    return power(t, 2)


def lowered(u: Term, v: Term) -> Term:
    """u^{v−1}."""
    if isinstance(v.head, Number) and v.head.value.denominator == 1:
        n = v.head.value.numerator
        return ONE if n == 1 else u if n == 2 else power(u, n - 1)
    if is_op(v, "neg") and isinstance(v.args[0].head, Number):
        return power(u, neg(v.args[0].head.value + 1))
    if is_op(v, "div") and all(isinstance(a.head, Number) for a in v.args):
        above, below = v.args[0].head.value, v.args[1].head.value  # type: ignore[attr-defined]
        return power(u, term((above - below) / below))
    if is_op(v, "add") and v.args[-1] == ONE:
        return power(u, plus(v.args[:-1]))
    if is_op(v, "add") and is_op(v.args[-1], "neg") and isinstance(v.args[-1].args[0].head, Number):  # a − 1
        return power(u, plus([*v.args[:-1], neg(v.args[-1].args[0].head.value + 1)]))
    return power(u, sub(v, 1))
