"""Polynomials over the rationals in generators, and their quotients, with bounds on every size.

The arithmetic is python-flint's. A call into it cannot be interrupted, so sizes are bounded before the call and
`Unsupported` is raised instead. Factorisations are proposals: they are multiplied back.

Main statements: `Unsupported`, `Quotient`, `Ring`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction
from functools import lru_cache
from itertools import compress, count
from math import factorial, gcd, lcm
from typing import Any

import flint

from derive.kernel.field.keys import PolynomialKey, in_order

Polynomial = Any  # flint.fmpq_mpoly: the library has no types for it
Monomial = tuple[int, ...]

_PRODUCT_TERMS = 200_000  # the number of products of terms in one multiplication
_TERMS = 20_000  # the terms of one polynomial
_SUM_EXPONENT = 64  # the exponent of a power of a sum of several terms
_DEGREE = 1_000_000  # the exponent of one generator
_BITS = 1_000_000  # the bits of a number
_GCD_DEGREE, _GCD_TERMS = 400, 4_000
_FACTOR_DEGREE, _FACTOR_TERMS = 48, 1_500
_DERIVED = 6  # the degree up to which coefficients are found by differentiating
_FACTORED = 20_000  # how many factorisations are remembered


class Unsupported(Exception):
    """The normal form does not reach this term; the message says why."""


class Quotient:
    """num/den without common factors, den with leading coefficient 1. The den is never 0 where the quotient is used."""

    __slots__ = ("num", "den", "_key", "_used")

    def __init__(self, num: Polynomial, den: Polynomial) -> None:
        self.num = num
        self.den = den
        self._key: Hashable = None
        self._used: tuple[int, ...] | None = None

    @property
    def key(self) -> Hashable:
        """Equal exactly for equal quotients of one ring."""
        if self._key is None:
            num = PolynomialKey(self.num)
            self._key = num if self.den.is_one() else (num, PolynomialKey(self.den))
        return self._key

    def in_order(self) -> tuple[object, ...]:
        """Comparable for the quotients of one ring, and equal exactly for equal ones."""
        return in_order(self.num), in_order(self.den)

    @property
    def used(self) -> tuple[int, ...]:
        """The indices of the generators that occur, in increasing order."""
        if self._used is None:
            found = _occurring(self.num)
            self._used = found if self.den.is_one() else tuple(sorted({*found, *_occurring(self.den)}))
        return self._used


def _occurring(f: Polynomial) -> tuple[int, ...]:
    return () if f.is_constant() else tuple(compress(count(), f.degrees()))  # the degrees of 0 are −1


# Factorisations of primitive polynomials, by the size of the ring and the polynomial.
_factored: dict[tuple[int, PolynomialKey], list[tuple[Polynomial, int]]] = {}


def forget_factorisations() -> None:
    """For measurements: what comes next is factored anew."""
    _factored.clear()


@lru_cache(maxsize=8)
def _context(size: int) -> Any:
    return flint.fmpq_mpoly_ctx.get([f"g{i}" for i in range(size)], flint.Ordering.degrevlex)


@lru_cache(maxsize=8)
def _generators(size: int) -> tuple[Polynomial, ...]:
    return tuple(_context(size).gens())


def fraction(value: Any) -> Fraction:
    """A Python fraction from a number of the library."""
    return Fraction(int(value.p), int(value.q))


class Ring:
    """The polynomials in a fixed number of generators."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.context = _context(size)
        self.generators = _generators(size)
        self.zero_polynomial = self.context.constant(0)
        self.unit = self.context.constant(1)
        self.zero = Quotient(self.zero_polynomial, self.unit)
        self.one = Quotient(self.unit, self.unit)
        # index of a root r -> (d, f): r^d = f, f in generators of smaller index. In increasing order of index.
        self.relations: dict[int, tuple[int, Polynomial]] = {}
        self.idempotents: set[int] = set()  # indices of generators with g² = g

    # ---- polynomials

    def number(self, value: Fraction | int) -> Polynomial:
        return self.context.constant(
            value if isinstance(value, int) else flint.fmpq(value.numerator, value.denominator)
        )

    def terms(self, f: Polynomial) -> list[tuple[Monomial, Fraction]]:
        return [(tuple(map(int, m)), fraction(c)) for m, c in zip(f.monoms(), f.coeffs(), strict=True)]

    def from_terms(self, terms: Iterable[tuple[Monomial, Fraction]]) -> Polynomial:
        collected: dict[Monomial, Any] = {}
        for m, c in terms:
            value = flint.fmpq(c.numerator, c.denominator)
            collected[m] = collected[m] + value if m in collected else value
        return self.context.from_dict(collected)

    def used(self, f: Polynomial) -> tuple[int, ...]:
        """The indices of the generators that occur, in increasing order."""
        return _occurring(f)

    def times(self, f: Polynomial, g: Polynomial) -> Polynomial:
        if len(f) * len(g) > _PRODUCT_TERMS:
            raise Unsupported("A product of two sums has too many terms.")
        return f * g

    def to_power(self, f: Polynomial, exponent: int) -> Polynomial:
        if exponent <= 1:
            return self.unit if exponent == 0 else f
        if len(f) > 1 and (exponent > _SUM_EXPONENT or _power_terms(len(f), exponent) > _PRODUCT_TERMS):
            raise Unsupported(f"The power {exponent} of a sum of {len(f)} terms is too large to write out.")
        if len(f):
            bits = max(int(c.p).bit_length() + int(c.q).bit_length() for c in f.coeffs())
            if bits > 2 and bits * exponent > _BITS:
                raise Unsupported(f"The power {exponent} of a number has more than {_BITS} bits.")
            if max(f.degrees(), default=0) * exponent > _DEGREE:
                raise Unsupported(f"The exponent {exponent} is too large.")
        return f**exponent

    def common_factor(self, f: Polynomial, g: Polynomial) -> Polynomial:
        """A common divisor; the greatest one unless the degrees are very high."""
        if len(f) > 1 and len(g) > 1:
            small = max(len(f), len(g)) <= _GCD_TERMS
            if not small or max(sum(f.degrees()), sum(g.degrees())) > _GCD_DEGREE:
                f, g = f.term_content(), g.term_content()
        return f.gcd(g)

    def factor(self, f: Polynomial) -> tuple[Fraction, list[tuple[Polynomial, int]]]:
        """f = c·Π fₖ^eₖ, each fₖ with whole coprime coefficients, the leading one positive. Multiplied back."""
        if f.is_zero():
            return Fraction(0), []
        primitive = self.primitive(f)
        key = (self.size, PolynomialKey(primitive))
        factors = _factored.get(key)
        if factors is None:
            if len(_factored) >= _FACTORED:
                _factored.clear()
            factors = _factored[key] = self._factor(primitive)
        return fraction(f.leading_coefficient()) / fraction(primitive.leading_coefficient()), factors

    def _factor(self, f: Polynomial) -> list[tuple[Polynomial, int]]:
        """The factors of a primitive polynomial."""
        degrees = f.term_content().degrees()
        factors = [(self.generators[i], int(e)) for i, e in enumerate(degrees) if e]
        rest = f
        for g, e in factors:
            rest = rest / g**e
        parts: list[tuple[Polynomial, int]]
        if rest.is_constant():
            parts = []
        elif sum(rest.degrees()) == 1 or sum(rest.degrees()) > _FACTOR_DEGREE or len(rest) > _FACTOR_TERMS:
            parts = [(rest, 1)]
        else:
            parts = self._proposed_factors(rest)
        product = self.unit
        for g, e in parts:
            g = self.primitive(g)
            factors.append((g, e))
            product = product * g**e
        for g, e in factors[: len(factors) - len(parts)]:
            product = product * g**e
        if product != f:
            raise Unsupported("A factorisation proposed by python-flint does not multiply back.")
        return factors

    def _proposed_factors(self, f: Polynomial) -> list[tuple[Polynomial, int]]:
        """Factors up to constants, found among polynomials in what occurs: that is several times quicker."""
        names = tuple(f"g{i}" for i in self.used(f))
        few = flint.fmpq_mpoly_ctx.get(names, flint.Ordering.degrevlex)
        return [(g.project_to_context(self.context), int(e)) for g, e in f.project_to_context(few).factor()[1]]

    def primitive(self, f: Polynomial) -> Polynomial:
        """The multiple with whole coprime coefficients and a positive leading one."""
        denominator, numerator = 1, 0
        for c in f.coeffs():
            denominator = lcm(denominator, int(c.q))
        for c in f.coeffs():
            numerator = gcd(numerator, int(c.p) * (denominator // int(c.q)))
        if f.leading_coefficient() < 0:
            numerator = -numerator
        if numerator == denominator:
            return f
        return f * self.number(Fraction(denominator, numerator))

    def coefficients_in(self, f: Polynomial, index: int) -> list[Polynomial]:
        """[c₀, c₁, …] with f = Σ cₖ gᵏ for the generator g of that index."""
        top = int(f.degrees()[index])
        if top <= 0:
            return [f]
        if top > _TERMS:
            raise Unsupported("A degree is too high.")
        if top > _DERIVED:
            by_degree: dict[int, dict[Monomial, Any]] = {}
            for m, c in f.to_dict().items():
                by_degree.setdefault(int(m[index]), {})[(*m[:index], 0, *m[index + 1 :])] = c
            return [self.context.from_dict(by_degree.get(k, {})) for k in range(top + 1)]
        # c_d is the d-th derivative over d!: for small degrees far quicker than taking the terms apart.
        found, g = [f] * (top + 1), self.generators[index]
        for k in range(top, 0, -1):
            c = f
            for _ in range(k):
                c = c.derivative(index)
            found[k] = c = c / factorial(k) if k > 1 else c
            f = f - c * g**k if k > 1 else f - c * g
        found[0] = f
        return found

    def reduce(self, f: Polynomial) -> Polynomial:
        """Powers of roots replaced, r^d = f, and of idempotents, g² = g."""
        if f.is_constant():
            return f
        if self.idempotents:
            degrees = f.degrees()
            if any(degrees[i] > 1 for i in self.idempotents):
                f = self.from_terms(
                    (tuple(1 if e and i in self.idempotents else e for i, e in enumerate(m)), c)
                    for m, c in self.terms(f)
                )
        for index, (d, value) in reversed(self.relations.items()):
            if f.degrees()[index] < d:
                continue
            parts: dict[int, list[tuple[Monomial, Fraction]]] = {}
            for m, c in self.terms(f):
                quotient, remainder = divmod(m[index], d)
                parts.setdefault(quotient, []).append(((*m[:index], remainder, *m[index + 1 :]), c))
            f = self.zero_polynomial
            for exponent, terms in parts.items():
                f = f + self.times(self.from_terms(terms), self.to_power(value, exponent))
        return f

    # ---- quotients

    def constant(self, value: Fraction | int) -> Quotient:
        return Quotient(self.number(value), self.unit)

    def generator(self, index: int) -> Quotient:
        return Quotient(self.generators[index], self.unit)

    def quotient(self, num: Polynomial, den: Polynomial) -> Quotient:
        """num/den in lowest terms."""
        if self.relations or self.idempotents:
            num, den = self.reduce(num), self.reduce(den)
        if num.is_zero():
            return self.zero
        if den.is_constant():
            if den.is_one():
                return Quotient(num, den)
            return Quotient(num / den, self.unit)
        if den.is_zero():
            raise Unsupported("A denominator is zero.")
        common = self.common_factor(num, den)
        if not common.is_constant():
            num, den = num / common, den / common
        return self._monic(num, den)

    def add(self, a: Quotient, b: Quotient) -> Quotient:
        if a.den == b.den:
            total = a.num + b.num
            if len(total) > _TERMS:
                raise Unsupported("A sum has too many terms.")
            return Quotient(total, a.den) if a.den.is_one() else self.quotient(total, a.den)
        if self.relations or self.idempotents:
            return self.quotient(self.times(a.num, b.den) + self.times(b.num, a.den), self.times(a.den, b.den))
        # What the two denominators share is split off first: only it can have a factor in common with the sum.
        shared = self.common_factor(a.den, b.den)
        below_a, below_b = a.den / shared, b.den / shared
        total = self.times(a.num, below_b) + self.times(b.num, below_a)
        if total.is_zero():
            return self.zero
        common = shared if shared.is_constant() else self.common_factor(total, shared)
        return self._monic(total / common, self.times(below_a, b.den / common))

    def total(self, summands: Iterable[Quotient]) -> Quotient:
        """The sum of many: those over one denominator are added before anything is brought to lowest terms."""
        groups: list[tuple[Polynomial, Polynomial]] = []
        for a in summands:
            for k, (den, num) in enumerate(groups):
                if den == a.den:
                    if len(num) + len(a.num) > 2 * _TERMS:
                        raise Unsupported("A sum has too many terms.")
                    groups[k] = (den, num + a.num)
                    break
            else:
                groups.append((a.den, a.num))
        total = self.zero
        for den, num in groups:
            part = Quotient(num, den) if den.is_one() else self.quotient(num, den)
            total = part if total.num.is_zero() else self.add(total, part)
        return total

    def _monic(self, num: Polynomial, den: Polynomial) -> Quotient:
        """num/den, known to be in lowest terms, with the leading coefficient of den made 1."""
        if den.is_constant():
            return Quotient(num if den.is_one() else num / den, self.unit)
        lead = den.leading_coefficient()
        if lead != 1:
            scale = self.context.constant(1 / lead)
            num, den = num * scale, den * scale
        return Quotient(num, den)

    def subtract(self, a: Quotient, b: Quotient) -> Quotient:
        return self.add(a, Quotient(-b.num, b.den))

    def negative(self, a: Quotient) -> Quotient:
        return Quotient(-a.num, a.den)

    def multiply(self, a: Quotient, b: Quotient) -> Quotient:
        if self.relations or self.idempotents or (a.den.is_one() and b.den.is_one()):
            return self.quotient(self.times(a.num, b.num), self.times(a.den, b.den))
        if a.num.is_zero() or b.num.is_zero():
            return self.zero
        # Each is in lowest terms already: only across them can factors cancel.
        first, second = self.common_factor(a.num, b.den), self.common_factor(b.num, a.den)
        num = self.times(a.num / first, b.num / second)
        return self._monic(num, self.times(a.den / second, b.den / first))

    def inverse(self, a: Quotient) -> Quotient:
        if a.num.is_zero():
            raise Unsupported("A denominator is zero.")
        return self.quotient(a.den, a.num)

    def divide(self, a: Quotient, b: Quotient) -> Quotient:
        return self.multiply(a, self.inverse(b))

    def power(self, a: Quotient, exponent: int) -> Quotient:
        if exponent < 0:
            a, exponent = self.inverse(a), -exponent
        num, den = self.to_power(a.num, exponent), self.to_power(a.den, exponent)
        return self.quotient(num, den) if self.relations or self.idempotents else Quotient(num, den)

    def scale(self, a: Quotient, factor: Fraction | int) -> Quotient:
        if factor == 1:
            return a
        if factor == -1:
            return self.negative(a)
        return Quotient(a.num * self.number(factor), a.den) if factor else self.zero

    def constant_value(self, a: Quotient) -> Fraction | None:
        """The number, if the quotient is one."""
        if not (a.den.is_one() and a.num.is_constant()):
            return None
        return Fraction(0) if a.num.is_zero() else fraction(a.num.leading_coefficient())


def _power_terms(terms: int, exponent: int) -> int:
    """An upper bound of the number of terms of a power, as far as it matters."""
    count = 1
    for k in range(1, min(terms, exponent + 1)):
        count = count * (exponent + terms - k) // k
        if count > _PRODUCT_TERMS:
            break
    return count
