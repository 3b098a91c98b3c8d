"""Derivatives by truncated Taylor series whose coefficients are balls or exact numbers: forward mode on balls.

A `Jet` is f(a + t) = c₀ + c₁t + … + c_N t^N + …; the k-th derivative at a is k!·c_k. Nothing here knows the
differentiation rules of the normal form: only the recurrences of power series. Derivatives inside derivatives are
jets whose coefficients are jets; each derivative has a `Direction` of its own, so that they are never confused.

Where a branch, |x| or a maximum switches exactly at a, f is expanded to the right and to the left. The
derivative exists if f is continuous there and both expansions agree; if they certainly differ it does not exist.

Main statement: `differentiate`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable

from flint import fmpq

from derive.kernel.ball_elementary import exp, log, power
from derive.kernel.ball_values import (
    ONE,
    ZERO,
    Extended,
    OutsideDomain,
    Undecided,
    Value,
    add,
    divide,
    floor,
    in_words,
    multiply,
    reciprocal,
    sign,
    subtract,
)


class Direction:
    """The infinitesimal t of one derivative. `one_sided`: t > 0 only; `jumped`: a branch was chosen by t's sign."""

    __slots__ = ("number", "order", "one_sided", "jumped")

    _numbers = itertools.count(1)

    def __init__(self, order: int, one_sided: bool) -> None:
        self.number = next(Direction._numbers)
        self.order = order
        self.one_sided = one_sided
        self.jumped = False


class Kink(Undecided):
    """A branch switches exactly at the point of the derivative: it has to be expanded on both sides."""

    def __init__(self, direction: Direction) -> None:
        super().__init__("a branch switches at the point of a derivative")
        self.direction = direction


class Jet(Extended):
    """c₀ + c₁t + … + c_N t^N. Values of earlier derivatives may stand among the coefficients, as constants."""

    __slots__ = ("direction", "coefficients")

    def __init__(self, direction: Direction, coefficients: list[Value]) -> None:
        self.direction = direction
        self.coefficients = coefficients

    def _later(self, other: Value) -> bool:
        return isinstance(other, Jet) and other.direction.number > self.direction.number

    def _new(self, coefficients: list[Value]) -> Jet:
        return Jet(self.direction, coefficients)

    def __add__(self, other: Value) -> Value:
        if self._later(other):
            return other + self
        c = self.coefficients
        if isinstance(other, Jet) and other.direction is self.direction:
            return self._new([add(a, b) for a, b in zip(c, other.coefficients, strict=True)])
        return self._new([add(c[0], other), *c[1:]])

    def __radd__(self, other: Value) -> Value:
        return self + other

    def __mul__(self, other: Value) -> Value:
        if self._later(other):
            return other * self
        c = self.coefficients
        if isinstance(other, Jet) and other.direction is self.direction:
            d = other.coefficients
            return self._new([_sum(multiply(c[j], d[k - j]) for j in range(k + 1)) for k in range(len(c))])
        return self._new([multiply(a, other) for a in c])

    def __rmul__(self, other: Value) -> Value:
        return self * other

    def __neg__(self) -> Value:
        return self._new([-a for a in self.coefficients])

    def reciprocal(self) -> Value:
        self._require_no_zero()
        c = self.coefficients
        first = reciprocal(c[0])
        result = [first]
        for k in range(1, len(c)):
            result.append(-multiply(first, _sum(multiply(c[j], result[k - j]) for j in range(1, k + 1))))
        return self._new(result)

    def log(self) -> Value:
        self._require_no_zero(negative="log of a negative number")
        c = self.coefficients
        result = [log(c[0])]
        for k in range(1, len(c)):
            known = _sum(multiply(fmpq(j, k), multiply(result[j], c[k - j])) for j in range(1, k))
            result.append(divide(subtract(c[k], known), c[0]))
        return self._new(result)

    def exp(self) -> Value:
        c = self.coefficients
        result = [exp(c[0])]
        for k in range(1, len(c)):
            result.append(_sum(multiply(fmpq(j, k), multiply(c[j], result[k - j])) for j in range(1, k + 1)))
        return self._new(result)

    def real_power(self, exponent: fmpq) -> Value:
        c = self.coefficients
        if sign(c[0]) == 0:
            if self.sign(discontinuous=True) < 0:
                raise OutsideDomain(f"power with exponent {in_words(exponent)} on the negative side of 0")
            raise Undecided("the derivative of a root where it is 0", hopeless=True)
        result = [power(c[0], exponent)]
        for k in range(1, len(c)):
            weighted = (multiply((exponent * j - (k - j)) / k, multiply(c[j], result[k - j])) for j in range(1, k + 1))
            result.append(divide(_sum(weighted), c[0]))
        return self._new(result)

    def _require_no_zero(self, negative: str = "") -> None:
        """Beside the point 1/t and log t have values, and no series. (Only at the point they have none.)"""
        if not self.direction.one_sided or sign(self.coefficients[0]) != 0:
            return
        if negative and self.sign(discontinuous=True) < 0:
            raise OutsideDomain(negative)
        raise Undecided("a derivative at a zero of a divisor or of what stands in a logarithm", hopeless=True)

    def sign(self, discontinuous: bool) -> int:
        # The coefficients may be jets of a derivative outside: |x| does not jump, but its slope, which that one sees.
        first = sign(self.coefficients[0], discontinuous=True)
        if first:
            return first
        if not self.direction.one_sided:
            raise Kink(self.direction)
        for c in self.coefficients[1:]:
            s = sign(c, discontinuous=True)
            if s:
                self.direction.jumped |= discontinuous
                return s
        if discontinuous:
            raise Undecided("a branch switches where all known derivatives are 0", hopeless=True)
        return 0  # a maximum of two that agree up to the order of the jet: either will do

    def floor(self) -> Value:
        whole = floor(self.coefficients[0])
        return add(whole, fmpq(-1)) if sign(subtract(self, whole)) < 0 else whole


def _sum(values: Iterable[Value]) -> Value:
    total: Value = ZERO
    for v in values:
        total = add(total, v)
    return total


def coefficients_of(value: Value, direction: Direction) -> list[Value]:
    if isinstance(value, Jet) and value.direction is direction:
        return value.coefficients
    return [value, *[ZERO] * direction.order]


def _expand(f: Callable[[Value], Value], at: Value, direction: Direction, step: fmpq) -> list[Value]:
    """The coefficients of f(at + step·t)."""
    argument = Jet(direction, [at, step, *[ZERO] * (direction.order - 1)])
    return coefficients_of(f(argument), direction)


def differentiate(f: Callable[[Value], Value], at: Value, order: int) -> Value:
    """The derivative of f at a point. OutsideDomain when it certainly does not exist, Undecided when not seen."""
    both = Direction(order, one_sided=False)
    try:
        return multiply(fmpq(math.factorial(order)), _expand(f, at, both, ONE)[order])
    except Kink as kink:
        if kink.direction is not both:
            raise
    right_of, left_of = Direction(order, one_sided=True), Direction(order, one_sided=True)
    try:
        right = _expand(f, at, right_of, ONE)
    except Kink:
        raise
    except Undecided:
        f(at)  # raises where there is certainly no value at the point, and next, on the left
        _expand(f, at, left_of, -ONE)
        raise
    left = _expand(f, at, left_of, -ONE)
    left = [-c if k % 2 else c for k, c in enumerate(left)]
    if right_of.jumped or left_of.jumped:
        value = f(at)
        if sign(subtract(right[0], value)) != 0 or sign(subtract(left[0], value)) != 0:
            raise OutsideDomain("a derivative where the function jumps")
    for k in range(1, order + 1):
        if sign(subtract(right[k], left[k])) != 0:
            raise OutsideDomain(
                "a derivative that does not exist: from the left it would be "
                f"{in_words(multiply(fmpq(math.factorial(k)), left[k]))}, from the right "
                f"{in_words(multiply(fmpq(math.factorial(k)), right[k]))}"
            )
    return multiply(fmpq(math.factorial(order)), right[order])
