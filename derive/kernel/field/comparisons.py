"""Signs of logarithms and of differences of exponentials, by what they are logarithms and exponentials of.

- Σ cₖ·log fₖ with whole cₖ has the sign of Π fₖ^cₖ − 1, and Σ cₖ·log fₖ + r that of exp(r)·Π fₖ^cₖ − 1; the latter is
  asked where exponentials occur (log(1 + exp z) − z).
- a − b with a, b > 0 has the sign of log a − log b; it is asked where exponentials occur in a or b.

Main statement: `comparison_sign`.
"""

from __future__ import annotations

from math import lcm

from derive.kernel.field.forms import Forms
from derive.kernel.field.logarithms import exponential, logarithm
from derive.kernel.field.polynomials import Polynomial, Quotient, Unsupported
from derive.kernel.field.signs import Sign

_EXPONENT = 24
_OUTSIDE = 3  # terms beside logarithms
_TERMS = 6  # of a polynomial with exponentials


def comparison_sign(forms: Forms, f: Polynomial) -> Sign:
    try:
        kinds = {forms.generators[i].kind for i in forms.ring.used(f)}
        if "log" in kinds and (kinds == {"log"} or _has_exponentials(forms)):
            return _of_logarithms(forms, f)
        if 2 <= len(f) <= _TERMS and "exp" in kinds:
            return _of_exponentials(forms, f)
    except Unsupported:
        pass
    return Sign.UNKNOWN


def _has_exponentials(forms: Forms) -> bool:
    return any(g.kind == "exp" for g in forms.generators)


def _of_logarithms(forms: Forms, f: Polynomial) -> Sign:
    ring = forms.ring
    logarithms = {g.index: g for g in forms.generators if g.kind == "log"}
    inside, outside = [], []
    for m, c in ring.terms(f):
        if sum(m) == 1 and m.index(1) in logarithms:
            inside.append((logarithms[m.index(1)], c))
        else:
            outside.append((m, c))
            if any(m[k] for k in logarithms):
                return Sign.UNKNOWN
    if not inside or len(outside) > _OUTSIDE:
        return Sign.UNKNOWN
    scale = lcm(*(c.denominator for _, c in inside))
    product = ring.one
    for g, c in inside:
        if abs(c * scale) > _EXPONENT:
            return Sign.UNKNOWN
        assert isinstance(g.payload, Quotient)
        product = ring.multiply(product, ring.power(g.payload, int(c * scale)))
    if outside:
        rest = ring.from_terms((m, c * scale) for m, c in outside)
        product = ring.multiply(product, exponential(forms, Quotient(rest, ring.unit)))
    return forms.sign(ring.subtract(product, ring.one))


def _of_exponentials(forms: Forms, f: Polynomial) -> Sign:
    ring = forms.ring
    positive, negative = (
        ring.from_terms([(m, abs(c)) for m, c in ring.terms(f) if (c > 0) == side]) for side in (True, False)
    )
    if not (len(positive) and len(negative)):
        return Sign.UNKNOWN
    if not all(forms.polynomial_sign(part) is Sign.POSITIVE for part in (positive, negative)):
        return Sign.UNKNOWN
    return forms.sign(logarithm(forms, ring.quotient(positive, negative)))
