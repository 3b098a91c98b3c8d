"""xlogy(a, b): a·log b where b > 0, and 0 where a = b = 0. Defined only in these two cases.

- a = 0 gives 0. If b > 0 or a ≠ 0 is known it is a·log b.
- A factor of b that is known to be positive comes out as a·log of it; b = r^k with r ≥ 0 gives k·xlogy(a, r).
- A factor of a that is known not to be 0 comes out; xlogy(a + a′, b) is the sum of both if a and a′ are ≥ 0 (where
  b = 0 then a = a′ = 0).
"""

from __future__ import annotations

from derive.kernel.field.algebra import sum_parts
from derive.kernel.field.forms import Forms
from derive.kernel.field.logarithms import logarithm
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.signs import Sign, both, is_at_least
from derive.kernel.field.sums import summation
from derive.terms.build import xlogy
from derive.terms.term import Term


def read_xlogy(forms: Forms, t: Term) -> Quotient:
    return product_with_log(forms, forms.read(t.args[0]), forms.read(t.args[1]))


def product_with_log(forms: Forms, a: Quotient, b: Quotient) -> Quotient:
    """xlogy of two quotients."""
    ring = forms.ring
    if a.num.is_zero():
        return ring.zero
    if forms.sign(b) is Sign.POSITIVE or is_at_least(forms.sign(a), Sign.NONZERO):
        return ring.multiply(a, logarithm(forms, b))
    if b.num.is_zero():
        return ring.zero  # b = 0, so that a = 0
    positive, rest = _positive_part(forms, b)
    total = ring.multiply(a, logarithm(forms, positive))
    factors = ring.factor(rest.num)[1] if rest.den.is_one() else []
    if len(factors) == 1 and is_at_least(forms.polynomial_sign(factors[0][0]), Sign.NONNEGATIVE):
        root = forms.of_polynomial(factors[0][0])
        if rest.num == root.num ** factors[0][1]:
            return ring.add(total, ring.scale(_linear(forms, a, root), factors[0][1]))
    return ring.add(total, _linear(forms, a, rest))


def _positive_part(forms: Forms, b: Quotient) -> tuple[Quotient, Quotient]:
    """b = positive · rest, the rest made of the factors that are not known to be positive."""
    ring = forms.ring
    known = [ring.unit, ring.unit]
    others = [ring.unit, ring.unit]
    for side, part in enumerate((b.num, b.den)):
        content, factors = ring.factor(part)
        known[side] = known[side] * ring.number(abs(content))
        if content < 0:
            others[side] = -others[side]
        for f, e in factors:
            sign = forms.polynomial_sign(f)
            if side == 1:
                sign = both(sign, Sign.NONZERO)
            target = known if sign is Sign.POSITIVE else others
            target[side] = ring.times(target[side], ring.to_power(f, e))
    return ring.quotient(known[0], known[1]), ring.quotient(others[0], others[1])


def _linear(forms: Forms, a: Quotient, b: Quotient) -> Quotient:
    """Split by the terms of a, if all have one sign; known non-zero factors of each taken out."""
    ring = forms.ring
    terms = ring.terms(a.num)
    if len(terms) > 1:
        signs = [forms.polynomial_sign(ring.from_terms([term])) for term in terms]
        if all(is_at_least(s, Sign.NONNEGATIVE) for s in signs) or all(is_at_least(s, Sign.NONPOSITIVE) for s in signs):
            total = ring.zero
            for m, c in terms:
                total = ring.add(total, _single(forms, ring.quotient(ring.from_terms([(m, c)]), a.den), b))
            return total
    return _single(forms, a, b)


def _single(forms: Forms, a: Quotient, b: Quotient) -> Quotient:
    ring = forms.ring
    outside, inside = [ring.unit, ring.unit], [ring.unit, ring.unit]
    for side, part in enumerate((a.num, a.den)):
        content, factors = ring.factor(part)
        outside[side] = outside[side] * ring.number(content)
        for f, e in factors:
            known = side == 1 or is_at_least(forms.polynomial_sign(f), Sign.NONZERO)
            target = outside if known else inside
            target[side] = ring.times(target[side], ring.to_power(f, e))
    rest = ring.quotient(inside[0], inside[1])
    factor = ring.quotient(outside[0], outside[1])
    if rest.num.is_one() and rest.den.is_one():
        return ring.multiply(factor, logarithm(forms, b))
    inner = _through_sum(forms, rest, b)
    if inner is not None:
        return ring.multiply(factor, inner)

    def write() -> Term:
        return xlogy(forms.write(rest), forms.write(b))

    made = forms.generator(
        ("xlogy", rest.key, b.key), "xlogy", (rest, b), Sign.UNKNOWN, write, inside=(rest, b), conditional=True
    )
    return ring.multiply(factor, made)


def _through_sum(forms: Forms, a: Quotient, b: Quotient) -> Quotient | None:
    """xlogy(Σᵢ aᵢ, b) = Σᵢ xlogy(aᵢ, b) for aᵢ ≥ 0: where b = 0 all aᵢ are 0."""
    g = forms.single(a)
    if g is None or g.kind != "sum":
        return None
    binders, body = sum_parts(g)
    if not is_at_least(forms.sign(body), Sign.NONNEGATIVE) or not forms.variables(b).isdisjoint(binders):
        return None
    return summation(forms, binders, product_with_log(forms, body, b))
