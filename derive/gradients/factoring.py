"""Polynomials as products of factors, and the factors turned so that few of their terms are negative.

Main statements: `Factoring`, `Factor`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpq

from derive.gradients.fractions import Polynomial, Quotient
from derive.gradients.order import is_complement
from derive.gradients.reading import Space

_FACTORED = 60  # monomials beyond which it is not even factored
_DEGREE = 12
Factor = tuple[Polynomial, int]


class Factoring:
    """Factors the polynomials of a space; what was factored once is known."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._known: dict[str, tuple[Fraction, list[Factor]]] = {}

    def factored(self, p: Polynomial) -> tuple[Fraction, list[Factor]]:
        if len(p) == 1:
            factors = [(self.space.generators[i], int(n)) for i, n in enumerate(p.monomial(0)) if n]
            return _fraction(p.coefficient(0)), factors
        if len(p) > _FACTORED or max(p.degrees()) > _DEGREE:
            return self.content(p)
        known = self._known.get(str(p))
        if known is not None:
            return known
        content, factors = p.factor()
        found: list[Factor] = []
        number = _fraction(content)
        for f, n in factors:
            c = _fraction(f.leading_coefficient()) if len(f) == 1 else Fraction(1)
            found.append((f / fmpq(c.numerator, c.denominator), int(n)))
            number *= c ** int(n)
        self._known[str(p)] = number, found
        return number, found

    def content(self, p: Polynomial) -> tuple[Fraction, list[Factor]]:
        """The common monomial factor of a polynomial, and the rest unfactored."""
        content = self.space.content(Quotient(p, self.space.one.below))
        p = p / fmpq(content.numerator, content.denominator)
        found: list[Factor] = []
        for i in self.space.used(p):
            least = min(int(m[i]) for m in p.to_dict())
            if least:
                found.append((self.space.generators[i], least))
                p = p / self.space.generators[i] ** least
        return content, [*found, *([(p, 1)] if p != 1 else [])]

    def oriented(self, number: Fraction, factors: list[Factor]) -> tuple[Fraction, list[Factor]]:
        """Sums turned so that few of their terms, and if possible not the product, are negative."""
        found: list[Factor] = []
        either: list[tuple[bool, int]] = []  # sums that read as well the other way round: 1 − p last of these
        for k, (f, n) in enumerate(factors):
            signs = [fmpq(c) < 0 for c in f.to_dict().values()]
            constant = self.constant(f)
            if 2 * sum(signs) > len(signs) or (2 * sum(signs) == len(signs) and constant < 0):
                f, number = -f, number * (-1) ** (n % 2)
            found.append((f, n))
            if n % 2 and 2 * sum(signs) == len(signs) and abs(constant) != 1:  # 1 − p stays as it is
                either.append((constant != 0, k))
        if number < 0 and either:
            k = min(either)[1]
            found[k], number = (-found[k][0], found[k][1]), -number
        return number, found

    def constant(self, f: Polynomial) -> Any:
        return fmpq(f.to_dict().get((0,) * len(self.space.generators), 0))

    def flipped(self, number: Fraction, factors: list[Factor]) -> tuple[Fraction, list[Factor], int]:
        """One sum above the line turned round, so that the product has no sign; and its atom, if it is one."""
        for k, (f, n) in enumerate(factors):
            if n > 0 and n % 2:
                atom = self.atom_of(f)
                if atom in self.space.turned_atoms and not is_complement(self.space.atoms[atom]):
                    return -number, factors, atom
                signs = {fmpq(c) < 0 for c in f.to_dict().values()}
                if len(signs) == 2 and not (len(f) == 2 and abs(self.constant(f)) == 1):  # 1 − p stays as it is
                    return -number, [*factors[:k], (-f, n), *factors[k + 1 :]], -1
        return number, factors, -1

    def atom_of(self, f: Polynomial) -> int:
        if len(f) != 1:
            return -1
        monomial = [int(n) for n in f.monomial(0)]
        return monomial.index(1) if sum(monomial) == 1 and f.coefficient(0) == 1 else -1


def _fraction(number: Any) -> Fraction:
    q = fmpq(number)
    return Fraction(int(q.p), int(q.q))
