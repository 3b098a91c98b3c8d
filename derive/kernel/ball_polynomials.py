"""Exact integrals of polynomials: ∫₀¹ 2x dx is 1, and not a ball around 1.

A `Polynomial` is a value like any other; an integrand that evaluates to one is integrated coefficient by coefficient.

Main statement: `antiderivative_between`.
"""

from __future__ import annotations

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

    __slots__ = ("coefficients",)
    on_the_line = False

    def __init__(self, coefficients: list[Value]) -> None:
        self.coefficients = coefficients

    def __add__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Polynomial):
            return NotImplemented
        a, b = self.coefficients, other.coefficients if isinstance(other, Polynomial) else [other]
        longest = max(len(a), len(b))
        padded = ([*c, *[ZERO] * (longest - len(c))] for c in (a, b))
        return Polynomial([add(c, d) for c, d in zip(*padded, strict=True)])

    def __mul__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Polynomial):
            return NotImplemented
        a, b = self.coefficients, other.coefficients if isinstance(other, Polynomial) else [other]
        product: list[Value] = [ZERO] * (len(a) + len(b) - 1)
        for j, c in enumerate(a):
            for k, d in enumerate(b):
                product[j + k] = add(product[j + k], multiply(c, d))
        return Polynomial(product)

    def __neg__(self) -> Value:
        return Polynomial([-c for c in self.coefficients])

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


VARIABLE = Polynomial([ZERO, ONE])


def antiderivative_between(integrand: Value, lower: Value, upper: Value) -> Value:
    """∫ of a polynomial, or of a constant, over [lower, upper]."""
    coefficients = integrand.coefficients if isinstance(integrand, Polynomial) else [integrand]
    total: Value = ZERO
    at_lower, at_upper = lower, upper
    for k, c in enumerate(coefficients):
        total = add(total, multiply(multiply(fmpq(1, k + 1), c), subtract(at_upper, at_lower)))
        at_lower, at_upper = multiply(at_lower, lower), multiply(at_upper, upper)
    return total
