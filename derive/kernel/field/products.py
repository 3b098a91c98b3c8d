"""Finite products: Π f = exp Σ log f for f > 0; other factors are opaque, but Π f·g = Π f · Π g always."""

from __future__ import annotations

from derive.kernel.field.forms import Forms
from derive.kernel.field.logarithms import exponential, logarithm
from derive.kernel.field.opaque import opaque_binder
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.ranges import bound_variable, literal_values
from derive.kernel.field.signs import Sign
from derive.kernel.field.sums import summation
from derive.terms.build import prod
from derive.terms.term import Term, open_body


def read_product(forms: Forms, t: Term) -> Quotient:
    ring = forms.ring
    values = literal_values(forms, t.args[0])
    if values is not None:
        total = ring.one
        for index in values:
            total = ring.multiply(total, forms.read(open_body(t, index)))
        return total
    v = bound_variable(forms, t)
    body = forms.read(open_body(t, v))
    total = ring.one
    for part, direction in ((body.num, 1), (body.den, -1)):
        content, factors = ring.factor(part)
        for f, e in [(ring.number(content), 1), *factors]:
            factor = forms.of_polynomial(f)
            if forms.polynomial_sign(f) is Sign.POSITIVE:
                value = exponential(forms, summation(forms, (v,), logarithm(forms, factor)))
            else:
                value = opaque_binder(forms, prod(v, forms.write(factor)))
            total = ring.multiply(total, ring.power(value, direction * e))
    return total
