"""Signs of logarithms and of differences of exponentials, by what they are logarithms and exponentials of.

- Σ cₖ·log fₖ with whole cₖ has the sign of Π fₖ^cₖ − 1.
- a − b with a, b > 0 has the sign of log a − log b; it is asked where exponentials occur in a or b.

Main statement: `comparison_sign`.
"""

from __future__ import annotations

from math import lcm

from derive.kernel.field.forms import Forms
from derive.kernel.field.logarithms import logarithm
from derive.kernel.field.polynomials import Polynomial, Quotient, Unsupported
from derive.kernel.field.signs import Sign

_EXPONENT = 24
_TERMS = 6  # of a polynomial with exponentials


def comparison_sign(forms: Forms, f: Polynomial) -> Sign:
    try:
        kinds = {forms.generators[i].kind for i in forms.ring.used(f)}
        if kinds == {"log"} and f.total_degree() == 1:
            return _of_logarithms(forms, f)
        if 2 <= len(f) <= _TERMS and "exp" in kinds:
            return _of_exponentials(forms, f)
    except Unsupported:
        pass
    return Sign.UNKNOWN


def _of_logarithms(forms: Forms, f: Polynomial) -> Sign:
    ring = forms.ring
    terms = ring.terms(f)
    scale = lcm(*(c.denominator for _, c in terms))
    product = ring.one
    for m, c in terms:
        if not any(m) or abs(c * scale) > _EXPONENT:
            return Sign.UNKNOWN
        argument = forms.generators[m.index(1)].payload
        assert isinstance(argument, Quotient)
        product = ring.multiply(product, ring.power(argument, int(c * scale)))
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
