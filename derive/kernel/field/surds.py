"""Quadratic surds: A + B·√V among its relatives.

- log(A + B·√V) = log|N| − log|A − B·√V| with N = A² − B²·V, where A + B·√V > 0 and the sign of N is known; of the two
  conjugates one is chosen once and for all, so log(√2 + 1) and −log(√2 − 1) agree.
- √(A + B·√V) = √((A + C)/2) ± √((A − C)/2) when A² − B²·V = C², ± the sign of B.

Main statements: `conjugate_logarithm`, `denested`.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from derive.kernel.field.forms import Forms
from derive.kernel.field.keys import in_order
from derive.kernel.field.polynomials import Polynomial, Quotient
from derive.kernel.field.signs import Sign, is_at_least


def surd(forms: Forms, f: Polynomial) -> tuple[Polynomial, Polynomial, Polynomial, Polynomial] | None:
    """(A, B, √V, V) with f = A + B·√V for the youngest root in f."""
    ring = forms.ring
    for i in reversed(ring.used(f)):
        if forms.generators[i].kind != "root":
            continue
        d, value = ring.relations[i]
        parts = ring.coefficients_in(f, i)
        if d % 2 or any(k not in (0, d // 2) and not part.is_zero() for k, part in enumerate(parts)):
            return None
        return parts[0], parts[d // 2], ring.generators[i] ** (d // 2), value
    return None


def conjugate_logarithm(forms: Forms, f: Polynomial) -> tuple[Quotient, Quotient] | None:
    """(|N|, |conjugate|) when log f, f > 0, is to be written as log|N| − log|conjugate|."""
    found = surd(forms, f)
    if found is None:
        return None
    a, b, root, value = found
    ring = forms.ring
    norm = ring.reduce(ring.times(a, a) - ring.times(ring.times(b, b), value))
    sign = forms.polynomial_sign(norm)
    if sign not in (Sign.POSITIVE, Sign.NEGATIVE):
        return None
    conjugate = a - ring.times(b, root)  # f·conjugate = N and f > 0
    if sign is Sign.NEGATIVE:
        norm, conjugate = -norm, -conjugate
    if _rank(conjugate) >= _rank(f):
        return None
    return forms.of_polynomial(norm), forms.of_polynomial(conjugate)


def _rank(f: Polynomial) -> tuple[int, tuple[object, ...]]:
    return sum(c < 0 for c in f.coeffs()), in_order(f)


def denested(forms: Forms, f: Polynomial) -> tuple[Quotient, Quotient, int] | None:
    """(U, V, ±1) with √f = √U ± √V."""
    found = surd(forms, f)
    if found is None:
        return None
    a, b, _, value = found
    ring = forms.ring
    norm = ring.reduce(ring.times(a, a) - ring.times(ring.times(b, b), value))
    c = _square_root(forms, norm)
    if c is None:
        return None
    if is_at_least(forms.polynomial_sign(c), Sign.NONPOSITIVE):
        c = -c
    half = ring.number(Fraction(1, 2))
    larger, smaller = (a + c) * half, (a - c) * half
    sign = forms.polynomial_sign(b)
    if sign not in (Sign.POSITIVE, Sign.NEGATIVE) or not all(
        is_at_least(forms.polynomial_sign(part), Sign.NONNEGATIVE) for part in (c, larger, smaller)
    ):
        return None
    return forms.of_polynomial(larger), forms.of_polynomial(smaller), 1 if sign is Sign.POSITIVE else -1


def _square_root(forms: Forms, f: Polynomial) -> Polynomial | None:
    """A polynomial whose square is f."""
    ring = forms.ring
    if f.is_zero():
        return f
    content, factors = ring.factor(f)
    if content < 0 or any(e % 2 for _, e in factors):
        return None
    root = ring.number(Fraction(isqrt(content.numerator), isqrt(content.denominator)))
    for g, e in factors:
        root = ring.times(root, ring.to_power(g, e // 2))
    return root if ring.times(root, root) == f else None
