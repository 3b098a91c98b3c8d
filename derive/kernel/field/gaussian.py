"""∫ over all reals of polynomial · exp(quadratic), when the coefficient of the square is provably negative.

∫ vᵏ·exp(A·v² + B·v + C) dv = √(2πV)·exp(C + B²V/2)·Mₖ with V = −1/(2A), M₀ = 1, M₁ = B·V,
Mₖ = B·V·Mₖ₋₁ + (k − 1)·V·Mₖ₋₂. All these integrals converge absolutely, so the integral of a sum of such terms is the
sum of theirs; that √(2π) is ∫ exp(−v²/2) is the one analytic fact used.

Main statement: `gaussian_integral`.
"""

from __future__ import annotations

from fractions import Fraction

from derive.kernel.field.forms import Forms
from derive.kernel.field.logarithms import exponential, rational_power
from derive.kernel.field.polynomials import Monomial, Quotient, Unsupported
from derive.kernel.field.signs import Sign
from derive.terms.build import pi
from derive.terms.term import Term

_DEGREE = 40


def gaussian_integral(forms: Forms, v: Term, body: Quotient) -> Quotient | None:
    """The integral over v, or None if the body is not of the form above."""
    ring = forms.ring
    position = forms.single(forms.read(v))
    if position is None or position.kind != "parameter":
        return None
    exponentials = []
    for g in forms.used(body):
        if v in g.variables and g is not position:
            if g.kind != "exp":
                return None
            exponentials.append(g)
    if not exponentials:
        return None
    moving = [g.index for g in exponentials]
    shift = [0] * ring.size
    den = body.den
    if any(den.degrees()[i] for i in (*moving, position.index)):
        if len(den) != 1 or den.degrees()[position.index]:
            return None
        ((m, _),) = ring.terms(den)
        shift = [e if i in moving else 0 for i, e in enumerate(m)]
        den = ring.from_terms([(tuple(a - b for a, b in zip(m, shift, strict=True)), Fraction(1))])
    groups: dict[tuple[tuple[int, ...], int], list[tuple[Monomial, Fraction]]] = {}
    for m, c in ring.terms(body.num):
        exponents = tuple(m[i] - shift[i] for i in moving)
        rest = tuple(0 if i in moving or i == position.index else e for i, e in enumerate(m))
        groups.setdefault((exponents, m[position.index]), []).append((rest, c))
    total = ring.zero
    for (exponents, degree), terms in groups.items():
        argument = ring.zero
        for g, e in zip(exponentials, exponents, strict=True):
            assert isinstance(g.payload, Quotient)
            argument = ring.add(argument, ring.scale(g.payload, Fraction(e, forms.layout.root_order)))
        moment = _moment(forms, position.index, argument, degree)
        if moment is None:
            return None
        total = ring.add(total, ring.multiply(moment, ring.quotient(ring.from_terms(terms), den)))
    return total


def _moment(forms: Forms, position: int, argument: Quotient, degree: int) -> Quotient | None:
    """∫ v^degree·exp(argument) dv."""
    ring = forms.ring
    v = forms.generators[position]
    if argument.den.degrees()[position] or degree > _DEGREE:
        return None
    parts = ring.coefficients_in(argument.num, position)
    owner_variables = v.variables
    if len(parts) != 3 or any(
        not owner_variables.isdisjoint(g.variables)
        for part in (*parts, argument.den)
        for g in forms.used(forms.of_polynomial(part))
    ):
        return None
    c, b, a = (ring.quotient(part, argument.den) for part in parts)
    if forms.sign(a) is not Sign.NEGATIVE:
        return None
    variance = ring.inverse(ring.scale(a, -2))
    mean = ring.multiply(b, variance)
    moments = [ring.one, mean]
    for k in range(2, degree + 1):
        scaled = ring.scale(ring.multiply(variance, moments[k - 2]), k - 1)
        moments.append(ring.add(ring.multiply(mean, moments[k - 1]), scaled))
    exponent = ring.add(c, ring.scale(ring.multiply(b, mean), Fraction(1, 2)))
    width = ring.scale(ring.multiply(variance, forms.read(pi)), 2)
    if forms.sign(width) is not Sign.POSITIVE:
        raise Unsupported("The variance of a normal density is not seen to be positive.")
    root = rational_power(forms, width, Fraction(1, 2), positive=True)
    return ring.multiply(ring.multiply(root, exponential(forms, exponent)), moments[degree])
