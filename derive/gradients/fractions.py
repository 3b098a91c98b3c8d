"""Quotients of polynomials in atoms: where common factors are seen and cancelled.

An atom is what is no sum, product or quotient: a variable, an entry, a function value such as σ(x) or log p, a sum over
an index. This is a search for short forms, outside the kernel: nothing here is believed, so conditions such as x ≠ 0
play no part.

Main statements: `Ring` (the atoms of one question and the arithmetic in them), `Quotient`, `OutOfReach`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from derive.terms.term import Term

GENERATORS = 16
MOST_GENERATORS = 48
_MOST_TERMS = 150
_HIGHEST_POWER = 12

Polynomial = Any  # flint's fmpq_mpoly


class OutOfReach(Exception):
    """The formula is too large, or of a kind, that no simpler form of it is looked for."""


@dataclass(frozen=True, eq=False)
class Quotient:
    """Numerator and denominator without a common factor."""

    above: Polynomial
    below: Polynomial

    @property
    def key(self) -> Hashable:
        return str(self.above), str(self.below)


class Ring:
    """The atoms of one question, each a generator of one ring of polynomials."""

    def __init__(self, generators: int = GENERATORS) -> None:
        self.ring = fmpq_mpoly_ctx.get([f"g{i}" for i in range(generators)], Ordering.lex)
        self.generators = self.ring.gens()
        self.one = Quotient(self.ring.constant(1), self.ring.constant(1))
        self.zero = Quotient(self.ring.constant(0), self.ring.constant(1))
        self.atoms: list[Term] = []
        self.exponents: dict[int, Quotient] = {}  # of atoms e^u: u
        self.powers: dict[int, tuple[Quotient, Quotient]] = {}  # of atoms u^v: u and v
        self.moduli: dict[int, Quotient] = {}  # of atoms |u|: u
        self.turned_atoms: dict[int, Callable[[], Term]] = {}  # x − m, Σ (a − b): how the negative is written
        self.reductions: dict[int, tuple[int, Quotient]] = {}  # of atoms g with a known power gⁿ: n and its value
        self._index: dict[Hashable, int] = {}

    # ---- arithmetic

    def quotient(self, above: Polynomial, below: Polynomial) -> Quotient:
        """Common factors are cancelled; the denominator begins with the coefficient 1."""
        if len(above) > _MOST_TERMS or len(below) > _MOST_TERMS:
            raise OutOfReach
        if above == 0:
            return self.zero
        if below == 0:
            raise OutOfReach
        common = above.gcd(below)
        if common != 1:
            above, below = above / common, below / common
        leading = below.leading_coefficient()
        return Quotient(above / leading, below / leading)

    def plus(self, a: Quotient, b: Quotient) -> Quotient:
        if a.below == b.below:
            return self.quotient(a.above + b.above, a.below)
        return self.reduced(self.quotient(a.above * b.below + b.above * a.below, a.below * b.below))

    def times(self, a: Quotient, b: Quotient) -> Quotient:
        return self.reduced(self.quotient(a.above * b.above, a.below * b.below))

    def over(self, a: Quotient, b: Quotient) -> Quotient:
        return self.reduced(self.quotient(a.above * b.below, a.below * b.above))

    def minus(self, a: Quotient) -> Quotient:
        return Quotient(-a.above, a.below)

    def constant(self, value: Fraction) -> Quotient:
        return Quotient(self.ring.constant(fmpq(value.numerator, value.denominator)), self.one.below)

    def to_the(self, a: Quotient, n: int) -> Quotient:
        if abs(n) > _HIGHEST_POWER:
            raise OutOfReach
        base = a if n >= 0 else self.over(self.one, a)
        total = self.one
        for _ in range(abs(n)):
            total = self.times(total, base)
        return total

    def value(self, q: Quotient) -> Fraction | None:
        """The rational number that the quotient is, if it is one."""
        if not (q.above.is_constant() and q.below.is_constant()):
            return None
        number = fmpq(q.above.leading_coefficient() if q.above != 0 else 0)
        return Fraction(int(number.p), int(number.q))

    def used(self, *polynomials: Polynomial) -> list[int]:
        """The generators that occur."""
        found = {i for p in polynomials for i, n in enumerate(p.degrees()) if n > 0}
        return sorted(found)

    def content(self, q: Quotient) -> Fraction:
        """The rational c, with the sign of the leading coefficient, for which q/c has coprime integers above."""
        coefficients = [fmpq(c) for c in q.above.to_dict().values()]
        if not coefficients:
            return Fraction(0)
        numerator, denominator = 0, 1
        for c in coefficients:
            numerator, denominator = gcd(numerator, int(c.p)), lcm(denominator, int(c.q))
        sign = -1 if self.is_negative(q) else 1
        return sign * Fraction(numerator, denominator)

    def factors(self, p: Polynomial) -> list[tuple[Polynomial, int]]:
        """The factors with their exponents, the number in front among them."""
        content, factors = p.factor()
        return [(self.ring.constant(content), 1), *((f, int(n)) for f, n in factors)]

    def reduced(self, q: Quotient) -> Quotient:
        """Known powers of atoms (|u|², √u², δ²) replaced by their values."""
        for i, (n, value) in self.reductions.items():
            for _ in range(_HIGHEST_POWER):
                if max(q.above.degrees()[i], q.below.degrees()[i]) < n:
                    break
                q = self._over_reduced(self._lowered(q.above, i, n, value), self._lowered(q.below, i, n, value))
        return q

    def _over_reduced(self, a: Quotient, b: Quotient) -> Quotient:
        return self.quotient(a.above * b.below, a.below * b.above)

    def _lowered(self, p: Polynomial, i: int, n: int, value: Quotient) -> Quotient:
        """gⁿ replaced by its value, once in each monomial."""
        low, high = self.ring.constant(0), self.ring.constant(0)
        for monomial, coefficient in p.to_dict().items():
            if monomial[i] >= n:
                lower = list(monomial)
                lower[i] -= n
                high += self.ring.from_dict({tuple(lower): coefficient})
            else:
                low += self.ring.from_dict({monomial: coefficient})
        return self.quotient(low * value.below + high * value.above, value.below)

    # ---- atoms

    def atom(self, key: Hashable, make: Callable[[], Term]) -> Quotient:
        """The generator with this key, made when it is new."""
        found = self._index.get(key)
        if found is None:
            written = make()
            if len(self.atoms) >= len(self.generators):
                raise OutOfReach
            found = self._index[key] = len(self.atoms)
            self.atoms.append(written)
        return Quotient(self.generators[found], self.one.below)

    def place(self, q: Quotient) -> int:
        """The number of the generator that the quotient is."""
        return next(i for i, n in enumerate(q.above.degrees()) if n)

    def is_negative(self, q: Quotient) -> bool:
        return bool(q.above != 0 and q.above.leading_coefficient() < 0)
