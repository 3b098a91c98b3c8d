"""Linear relations among the exponents of exponentials: exp(1/x)·exp(−1/(x + 1)) is exp(1/(x·(x + 1))).

Exponentials are independent generators only when their exponents are linearly independent over the rationals. If
a = Σ cₖ·aₖ then exp(a) = Π exp(aₖ)^cₖ, and the generator is replaced. A logarithm log b that stands in an exponent
counts as the exponent of b: exp(log b/x) is b·exp(log b·(1 − x)/x).

Main statement: `vanishes_by_relations`.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import flint

from derive.kernel.field.algebra import Generator
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Monomial, Polynomial, Quotient, Ring, Unsupported, fraction

_EXPONENTIALS = 12
_EXPONENT = 60


def vanishes_by_relations(forms: Forms, f: Polynomial) -> bool:
    """Is the polynomial 0 once every exponential is written by those with independent exponents?"""
    ring = forms.ring
    exponentials = [g for g in (forms.generators[i] for i in ring.used(f)) if g.kind == "exp"]
    if not 2 <= len(exponentials) <= _EXPONENTIALS:
        return False
    arguments = [_quotient(g) for g in exponentials]
    if all(a.den.is_one() for a in arguments):
        return False  # different monomials
    bases = _bases(forms, arguments)
    try:
        if bases and _vanishes(forms, f, exponentials, bases):
            return True
    except Unsupported:  # powers of the bases grew too large
        pass
    return _vanishes(forms, f, exponentials, [])


def _quotient(g: Generator) -> Quotient:
    assert isinstance(g.payload, Quotient)
    return g.payload


def _bases(forms: Forms, arguments: list[Quotient]) -> list[tuple[Generator, Polynomial]]:
    """The logarithms log b in the arguments, each with b, a polynomial that is positive where they are defined."""
    logarithms = {g.index: g for a in arguments for g in forms.used(a) if g.kind == "log"}
    return [(g, _quotient(g).num) for g in logarithms.values() if _quotient(g).den.is_one()][:_EXPONENTIALS]


def _vanishes(
    forms: Forms, f: Polynomial, exponentials: list[Generator], bases: list[tuple[Generator, Polynomial]]
) -> bool:
    ring = forms.ring
    relations = _relations(forms, exponentials, [g for g, _ in bases])
    shares = [c for parts in relations.values() for c in parts.values()]
    scale = lcm(*(c.denominator for c in shares))
    if not relations or scale > _EXPONENT or any(abs(c) > _EXPONENT for c in shares):
        return False
    based = {g.index: b for g, b in bases}
    if any(c.denominator != 1 for parts in relations.values() for i, c in parts.items() if i in based):
        return False  # a root of b is none of its powers
    # From here on an independent exponential's place in a monomial counts powers of its root of order `scale`: in the
    # bases too, which may speak of the same exponentials.
    independent = [g.index for g in exponentials if g.index not in relations]
    based = {i: _by_roots(ring, b, independent, scale) for i, b in based.items()}
    moved: list[tuple[list[int], dict[int, int], Fraction]] = []
    for m, c in ring.terms(f):
        exponents, powers = list(m), dict.fromkeys(based, 0)
        for i in independent:
            exponents[i] *= scale
        for replaced, parts in relations.items():
            for i, share in parts.items():
                if i in based:
                    powers[i] += m[replaced] * int(share)
                else:
                    exponents[i] += int(m[replaced] * share * scale)
            exponents[replaced] = 0
        moved.append((exponents, powers, c))
    lowest = [min(e[i] for e, _, _ in moved) if i in independent else 0 for i in range(ring.size)]
    least = {i: min(powers[i] for _, powers, _ in moved) for i in based}
    total = ring.from_terms([])
    for exponents, powers, c in moved:
        part = ring.from_terms([(tuple(e - s for e, s in zip(exponents, lowest, strict=True)), c)])
        for i, b in based.items():
            part = ring.times(part, ring.to_power(b, powers[i] - least[i]))
        total = total + part
    return bool(total.is_zero())


def _by_roots(ring: Ring, f: Polynomial, exponentials: list[int], order: int) -> Polynomial:
    """The polynomial with roots of this order of the exponentials in their places."""
    if order == 1 or set(exponentials).isdisjoint(ring.used(f)):
        return f
    orders = [order if i in exponentials else 1 for i in range(ring.size)]
    return ring.from_terms([(tuple(e * o for e, o in zip(m, orders, strict=True)), c) for m, c in ring.terms(f)])


def _relations(
    forms: Forms, exponentials: list[Generator], logarithms: list[Generator]
) -> dict[int, dict[int, Fraction]]:
    """Dependent exponentials, each with the coefficients of its exponent in independent ones and in logarithms."""
    ring = forms.ring
    members = [*logarithms, *exponentials]
    # The generator of an exponential is exp(a/d), with d the order of roots; b = exp(log b) is exp(d·log b/d).
    arguments = [ring.scale(ring.generator(g.index), forms.layout.root_order) for g in logarithms]
    arguments += [_quotient(g) for g in exponentials]
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
        members[free].index: {
            members[pivots[r]].index: fraction(reduced[r, free]) for r in range(rank) if reduced[r, free] != 0
        }
        for free in columns
        if free not in pivots
    }
