"""Linear relations among the exponents of exponentials: exp(1/x)·exp(−1/(x + 1)) is exp(1/(x·(x + 1))).

Exponentials are independent generators only when their exponents are linearly independent over the rationals. If
a = Σ cₖ·aₖ then exp(a) = Π exp(aₖ)^cₖ, and the generator is replaced.

Main statement: `vanishes_by_relations`.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import flint

from derive.kernel.field.algebra import Generator
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Monomial, Polynomial, Quotient, fraction

_EXPONENTIALS = 12
_EXPONENT = 60


def vanishes_by_relations(forms: Forms, f: Polynomial) -> bool:
    """Is the polynomial 0 once every exponential is written by those with independent exponents?"""
    ring = forms.ring
    exponentials = [g for g in (forms.generators[i] for i in ring.used(f)) if g.kind == "exp"]
    if not 2 <= len(exponentials) <= _EXPONENTIALS:
        return False
    relations = _relations(forms, exponentials)
    shares = [c for parts in relations.values() for c in parts.values()]
    scale = lcm(*(c.denominator for c in shares))
    if not relations or scale > _EXPONENT or any(abs(c) > _EXPONENT for c in shares):
        return False
    # From here on an independent exponential's place in a monomial counts powers of its root of order `scale`.
    independent = [g.index for g in exponentials if g.index not in relations]
    moved: list[tuple[Monomial, Fraction]] = []
    for m, c in ring.terms(f):
        exponents = list(m)
        for i in independent:
            exponents[i] *= scale
        for replaced, parts in relations.items():
            for i, share in parts.items():
                exponents[i] += int(m[replaced] * share * scale)
            exponents[replaced] = 0
        moved.append((tuple(exponents), c))
    shift = [min(m[i] for m, _ in moved) if i in independent else 0 for i in range(ring.size)]
    total = ring.from_terms((tuple(e - s for e, s in zip(m, shift, strict=True)), c) for m, c in moved)
    return bool(total.is_zero())


def _relations(forms: Forms, exponentials: list[Generator]) -> dict[int, dict[int, Fraction]]:
    """Dependent exponentials, each with the coefficients of its exponent in independent ones."""
    ring = forms.ring
    arguments: list[Quotient] = []
    for g in exponentials:
        assert isinstance(g.payload, Quotient)
        arguments.append(g.payload)
    if all(a.den.is_one() for a in arguments):
        return {}  # different monomials
    common = ring.unit
    for a in arguments:
        common = ring.times(common, a.den / ring.common_factor(a.den, common))
    rows: dict[Monomial, list[Fraction]] = {}
    for k, a in enumerate(arguments):
        scaled = ring.multiply(a, forms.of_polynomial(common))
        if not scaled.den.is_one():
            return {}
        for m, c in ring.terms(scaled.num):
            rows.setdefault(m, [Fraction(0)] * len(arguments))[k] = c
    matrix = flint.fmpq_mat([[flint.fmpq(c.numerator, c.denominator) for c in row] for row in rows.values()])
    reduced, rank = matrix.rref()
    columns = range(len(arguments))
    pivots = [next(k for k in columns if reduced[r, k] != 0) for r in range(rank)]
    return {
        exponentials[free].index: {
            exponentials[pivots[r]].index: fraction(reduced[r, free]) for r in range(rank) if reduced[r, free] != 0
        }
        for free in columns
        if free not in pivots
    }
