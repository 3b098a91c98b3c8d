"""Powers, logarithms, exponentials and their kin, on the values of ball_values.py.

Each raises `OutsideDomain` where it is certainly undefined and `Undecided` where balls cannot tell; what can stay
exact does: log 1 = 0, exp(3 log 2) = 8, 4^(1/2) = 2.

Main statements: `log`, `exp`, `sqrt`, `power`, `xlogy`, `ELEMENTARY`.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq

from derive.kernel.ball_values import (
    EXACT_BITS,
    ONE,
    ZERO,
    Extended,
    LogCombination,
    OutsideDomain,
    Undecided,
    Value,
    absolute,
    add,
    ball,
    combination,
    in_words,
    multiply,
    negate,
    off_the_line,
    reciprocal,
    sign,
    sign_or_none,
    subtract,
)

_LARGEST_EXPONENT = 1 << 20


def log(a: Value) -> Value:
    if isinstance(a, Extended):
        return a.log()
    if isinstance(a, fmpq):
        if a <= 0:
            raise OutsideDomain(f"log of {in_words(a)}")
        if a == 1:
            return ZERO
        if a.height_bits() > EXACT_BITS:
            return arb(a).log()
        return combination(ZERO, {int(n): c for n, c in ((a.p, ONE), (a.q, -ONE)) if n != 1})
    b = ball(a)
    if b <= 0 or (isinstance(a, LogCombination) and sign(a) < 0):
        raise OutsideDomain(f"log of {in_words(a)}")
    if not b > 0:
        raise Undecided("balls cannot tell whether the argument of a logarithm is positive")
    return b.log()


def exp(a: Value) -> Value:
    if isinstance(a, Extended):
        return a.exp()
    if isinstance(a, fmpq) and a == 0:
        return ONE
    if isinstance(a, LogCombination) and a.rational == 0:
        result: Value = ONE
        for n, c in a.logs.items():
            result = multiply(result, power(fmpq(n), c))
        return result
    return ball(a).exp()


def sqrt(a: Value) -> Value:
    if not isinstance(a, Extended) and sign_or_none(a) == -1:
        raise OutsideDomain(f"square root of {in_words(a)}")
    return power(a, fmpq(1, 2))


def whole_power(base: Value, exponent: int) -> Value:
    """base^exponent for an integer exponent; 0^0 = 1."""
    if exponent < 0:
        return reciprocal(whole_power(base, -exponent))
    if isinstance(base, fmpq):
        if base == 0 or base.height_bits() * exponent <= EXACT_BITS:
            return base**exponent
        return arb(base) ** exponent
    if isinstance(base, Extended):
        result: Value = ONE
        for bit in bin(exponent)[2:]:  # by repeated squaring
            result = multiply(result, result)
            if bit == "1":
                result = multiply(result, base)
        return result
    if exponent == 1:
        return base
    return ball(base) ** exponent if exponent else ONE


def power(base: Value, exponent: Value) -> Value:
    """base^exponent where the exponent is rational, or the base positive; the caller knows that it is defined."""
    if isinstance(exponent, fmpq):
        if exponent.q == 1:
            if abs(exponent.p) > _LARGEST_EXPONENT:
                raise Undecided("an exponent is too large to be computed with", hopeless=True)
            return whole_power(base, int(exponent.p))
        if isinstance(base, Extended):
            return base.real_power(exponent)
        if isinstance(base, fmpq):
            if base < 0:
                raise OutsideDomain(f"power of {in_words(base)} with exponent {in_words(exponent)}")
            if base == 0:
                if exponent > 0:
                    return ZERO
                raise OutsideDomain(f"0 to the power {in_words(exponent)}")
            exact = _root(base, exponent)
            if exact is not None:
                return exact
        b = ball(base)
        if exponent == fmpq(1, 2) and b >= 0:
            return b.sqrt()
        if b < 0:
            raise OutsideDomain(f"power of {in_words(b)} with exponent {in_words(exponent)}")
        if not b > 0:
            raise Undecided("balls cannot tell whether the base of a power is positive")
        return b ** arb(exponent)
    if isinstance(base, Extended) or isinstance(exponent, Extended) or isinstance(base, fmpq):
        return exp(multiply(exponent, log(base)))
    b = ball(base)
    if not b > 0:
        return exp(multiply(exponent, log(b)))  # raises what is to be raised
    return b ** ball(exponent)


def _root(base: fmpq, exponent: fmpq) -> Value | None:
    """The power of a positive rational that is rational; None when it is not."""
    r = int(exponent.q)
    if r > 64 or base.height_bits() > 4096:
        return None
    above, below = base.p.root(r), base.q.root(r)
    if above**r != base.p or below**r != base.q:
        return None
    root = fmpq(above, below)
    return whole_power(root, int(exponent.p)) if abs(exponent.p) <= _LARGEST_EXPONENT else None


def tanh(a: Value) -> Value:
    if isinstance(a, Extended):
        return add(ONE, multiply(fmpq(-2), reciprocal(add(exp(multiply(fmpq(2), a)), ONE))))
    return ZERO if isinstance(a, fmpq) and a == 0 else ball(a).tanh()


def sinh(a: Value) -> Value:
    if isinstance(a, Extended):
        return multiply(fmpq(1, 2), subtract(exp(a), exp(-a)))
    return ZERO if isinstance(a, fmpq) and a == 0 else ball(a).sinh()


def cosh(a: Value) -> Value:
    if isinstance(a, Extended):
        return multiply(fmpq(1, 2), add(exp(a), exp(-a)))
    return ONE if isinstance(a, fmpq) and a == 0 else ball(a).cosh()


def atanh(a: Value) -> Value:
    """½·log((1 + a)/(1 − a)), for −1 < a < 1."""
    for side in (add(ONE, a), subtract(ONE, a)):
        if not off_the_line(a) and sign(side) <= 0:
            raise OutsideDomain(f"atanh of {in_words(a)}")
    return multiply(fmpq(1, 2), subtract(log(add(ONE, a)), log(subtract(ONE, a))))


def xlogy(a: Value, b: Value) -> Value:
    """a·log b for b > 0; 0 for a = b = 0."""
    side = 1 if off_the_line(b) else sign(b)
    if side > 0:
        return multiply(a, log(b))
    if side < 0:
        raise OutsideDomain(f"a·log b with b = {in_words(b)}")
    if sign(a) == 0:
        return ZERO
    raise OutsideDomain(f"a·log b with b = 0 and a = {in_words(a)}")


ELEMENTARY: dict[str, Callable[[Value], Value]] = {
    "exp": exp,
    "sqrt": sqrt,
    "sinh": sinh,
    "cosh": cosh,
    "tanh": tanh,
    "atanh": atanh,
    "abs": absolute,
    "neg": negate,
}
