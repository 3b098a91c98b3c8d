"""Integrals over all reals of polynomials times exponentials of quadratic polynomials, such as a normal density.

A `Gaussian` is a value like any other: Σ p(x)·exp(q(x)) in the variable x of an integral, q of degree 2 at most. It
is closed under sums and products; c·exp(q) with a constant c > 0 has a logarithm, powers and a sign at every real x,
and a polynomial of degree 2 has an exponential. Every other operation is not computed, so that what comes out was
defined on the whole line.

Main statement: `integral_over_the_line`.
"""

from __future__ import annotations

from collections.abc import Callable

from flint import arb, fmpq

from derive.kernel import ball_elementary as elementary
from derive.kernel.ball_values import (
    ONE,
    ZERO,
    Extended,
    Undecided,
    Value,
    add,
    divide,
    multiply,
    reciprocal,
    sign,
)

Polynomial = tuple[Value, ...]  # c₀, c₁, …; the last one is not the exact 0


def _trimmed(coefficients: list[Value]) -> Polynomial:
    while coefficients and isinstance(coefficients[-1], fmpq) and coefficients[-1] == 0:
        coefficients.pop()
    return tuple(coefficients)


def _sum(a: Polynomial, b: Polynomial) -> Polynomial:
    longest = max(len(a), len(b))
    padded = ((*c, *(ZERO for _ in range(longest - len(c)))) for c in (a, b))
    return _trimmed([add(c, d) for c, d in zip(*padded, strict=True)])


def _product(a: Polynomial, b: Polynomial) -> Polynomial:
    if not a or not b:
        return ()
    product: list[Value] = [ZERO] * (len(a) + len(b) - 1)
    for j, c in enumerate(a):
        for k, d in enumerate(b):
            product[j + k] = add(product[j + k], multiply(c, d))
    return _trimmed(product)


def _scaled(factor: Value, a: Polynomial) -> Polynomial:
    return _trimmed([multiply(factor, c) for c in a])


class Gaussian(Extended):
    """Σ p(x)·exp(q(x)): the pairs (p, q). `variable` tells x from the variable of an integral around this one."""

    __slots__ = ("terms", "variable")

    def __init__(self, terms: list[tuple[Polynomial, Polynomial]], variable: object) -> None:
        self.variable = variable
        without = tuple(p for p, q in terms if not q)
        plain: Polynomial = ()
        for p in without:
            plain = _sum(plain, p)
        self.terms = [(p, q) for p, q in terms if p and q]
        if plain or not self.terms:
            self.terms.append((plain, ()))

    def __add__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Gaussian):
            return NotImplemented
        return self._new([*self.terms, *self._of(other).terms])

    def __mul__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Gaussian):
            return NotImplemented
        pairs = [(a, b) for a in self.terms for b in self._of(other).terms]
        return self._new([(_product(p, r), _sum(q, s)) for (p, q), (r, s) in pairs])

    def __neg__(self) -> Value:
        return self._new([(_scaled(-ONE, p), q) for p, q in self.terms])

    def _new(self, terms: list[tuple[Polynomial, Polynomial]]) -> Gaussian:
        return Gaussian(terms, self.variable)

    def _of(self, value: Value) -> Gaussian:
        """The value in this variable: a number is a constant."""
        if not isinstance(value, Extended):
            return self._new([((value,), ())])
        if isinstance(value, Gaussian) and value.variable is self.variable:
            return value
        raise Undecided("an integral inside an integral, or in a parameter that moves", hopeless=True)

    def _one(self) -> tuple[Value, Polynomial]:
        """c and q of c·exp(q)."""
        if len(self.terms) == 1 and len(self.terms[0][0]) == 1:
            (c,), q = self.terms[0]
            return c, q
        raise _no()

    def reciprocal(self) -> Value:
        c, q = self._one()
        return self._new([((reciprocal(c),), _scaled(-ONE, q))])

    def log(self) -> Value:
        c, q = self._one()
        return self._new([(_sum((elementary.log(c),), q), ())])

    def exp(self) -> Value:
        p, q = self.terms[0]
        if len(self.terms) != 1 or q or len(p) > 3:
            raise _no()
        return self._new([((ONE,), p)])

    def real_power(self, exponent: fmpq) -> Value:
        c, q = self._one()
        if sign(c) <= 0:
            raise _no()
        return self._new([((elementary.power(c, exponent),), _scaled(exponent, q))])

    def sign(self, discontinuous: bool) -> int:
        return sign(self._one()[0])

    def floor(self) -> Value:
        raise _no()


def _no() -> Undecided:
    return Undecided("an integral over an infinite range that is not a Gaussian one", hopeless=True)


def integral_over_the_line(f: Callable[[Value], Value]) -> Value:
    """∫ f over all reals. Each term p·exp(q) is integrable, q having a leading coefficient < 0."""
    f(ZERO)  # raises where there is no value, which is one point of the line
    x = Gaussian([((ZERO, ONE), ())], object())
    total: Value = ZERO
    for p, q in x._of(f(x)).terms:
        if p:
            total = add(total, _moments(p, q))
    return total


def _moments(p: Polynomial, q: Polynomial) -> Value:
    """∫ p(x)·exp(a·x² + b·x + c) dx for a < 0: √(2πv)·exp(c + b²v/2) times the mean of p under the normal distribution
    with variance v = −1/(2a) and mean b·v."""
    if len(q) != 3 or sign(q[2]) >= 0:
        raise _no()
    c, b, a = q
    v = reciprocal(multiply(fmpq(-2), a))
    mean = multiply(b, v)
    moments: list[Value] = [ONE, mean]
    for k in range(2, len(p)):
        spread = multiply(multiply(fmpq(k - 1), v), moments[k - 2])
        moments.append(add(multiply(mean, moments[k - 1]), spread))
    expected: Value = ZERO
    for coefficient, moment in zip(p, moments, strict=False):
        expected = add(expected, multiply(coefficient, moment))
    height = elementary.exp(add(c, divide(multiply(b, mean), fmpq(2))))
    width = elementary.sqrt(multiply(multiply(fmpq(2), v), arb.pi()))
    return multiply(multiply(width, height), expected)
