"""Exact integrals of polynomials: ∫₀¹ 2x dx is 1, and not a ball around 1.

A `Polynomial` is a value like any other; an integrand that evaluates to one is integrated coefficient by coefficient.

Main statement: `antiderivative_between`.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from derive.kernel.ball_values import (
    ONE,
    ZERO,
    Extended,
    Undecided,
    Value,
    add,
    multiply,
    subtract,
)


class Polynomial(Extended):
    """c₀ + c₁x + … in the variable of an integral."""

    __slots__ = ("coefficients", "variable")
    on_the_line = False

    def __init__(self, coefficients: list[Value], variable: object) -> None:
        self.coefficients = coefficients
        self.variable = variable  # tells x from the variable of an integral around this one

    def __add__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Polynomial):
            return NotImplemented
        a, b = self.coefficients, self.coefficients_of(other)
        longest = max(len(a), len(b))
        padded = ([*c, *[ZERO] * (longest - len(c))] for c in (a, b))
        return self._new([add(c, d) for c, d in zip(*padded, strict=True)])

    def __mul__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Polynomial):
            return NotImplemented
        a, b = self.coefficients, self.coefficients_of(other)
        product: list[Value] = [ZERO] * (len(a) + len(b) - 1)
        for j, c in enumerate(a):
            for k, d in enumerate(b):
                product[j + k] = add(product[j + k], multiply(c, d))
        return self._new(product)

    def __neg__(self) -> Value:
        return self._new([-c for c in self.coefficients])

    def _new(self, coefficients: list[Value]) -> Polynomial:
        return Polynomial(coefficients, self.variable)

    def coefficients_of(self, value: Value) -> list[Value]:
        """The coefficients in this variable: a number is a constant."""
        if not isinstance(value, Extended):
            return [value]
        if isinstance(value, Polynomial) and value.variable is self.variable:
            return value.coefficients
        raise Undecided("an integral inside an integral", hopeless=True)

    def _no(self) -> Undecided:
        return Undecided("the integrand is not a polynomial")

    def reciprocal(self) -> Value:
        raise self._no()

    def log(self) -> Value:
        raise self._no()

    def exp(self) -> Value:
        raise self._no()

    def real_power(self, exponent: fmpq) -> Value:
        raise self._no()

    def sign(self, discontinuous: bool) -> int:
        raise self._no()

    def floor(self) -> Value:
        raise self._no()


def antiderivative_between(f: Callable[[Value], Value], lower: Value, upper: Value) -> Value:
    """∫ of a polynomial, or of a constant, over [lower, upper]."""
    x = Polynomial([ZERO, ONE], object())
    total: Value = ZERO
    at_lower, at_upper = lower, upper
    for k, c in enumerate(x.coefficients_of(f(x))):
        total = add(total, multiply(multiply(fmpq(1, k + 1), c), subtract(at_upper, at_lower)))
        at_lower, at_upper = multiply(at_lower, lower), multiply(at_upper, upper)
    return total
