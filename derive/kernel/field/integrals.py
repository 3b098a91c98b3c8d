"""Integrals and limits: opaque, except that literal factors come out, ∫ 0 = 0, and Gaussian integrals are computed.

∫ (f + g) is not split: it may exist where ∫ f does not.

Main statements: `read_integral`, `read_limit`, `converges_as_gaussian`.
"""

from __future__ import annotations

from derive.kernel.field.forms import Forms
from derive.kernel.field.gaussian import gaussian_integral
from derive.kernel.field.opaque import opaque_binder
from derive.kernel.field.polynomials import Quotient, Unsupported, fraction
from derive.kernel.field.ranges import bound_variable
from derive.terms.build import bind
from derive.terms.sorts import is_infinite, is_interval
from derive.terms.term import Binder, Term, open_body


def read_integral(forms: Forms, t: Term) -> Quotient:
    if not is_interval(t.args[0]):
        raise Unsupported("An integral runs over an interval.")
    v = bound_variable(forms, t)
    try:
        body = forms.read(open_body(t, v))
    except Unsupported:
        return opaque_binder(forms, t)
    if all(is_infinite(end) for end in t.args[0].args):
        value = gaussian_integral(forms, v, body)
        if value is not None:
            return value
    return _without_factor(forms, t, v, body)


def converges_as_gaussian(forms: Forms, t: Term) -> bool:
    """Does ∫ over all reals exist because its integrand is a sum of polynomials times Gaussian functions?"""
    if not is_interval(t.args[0]) or not all(is_infinite(end) for end in t.args[0].args):
        return False
    v = bound_variable(forms, t)
    return gaussian_integral(forms, v, forms.read(open_body(t, v))) is not None


def read_limit(forms: Forms, t: Term) -> Quotient:
    v = bound_variable(forms, t)
    try:
        body = forms.read(open_body(t, v))
    except Unsupported:
        return opaque_binder(forms, t)
    return _without_factor(forms, t, v, body)


def _without_factor(forms: Forms, t: Term, v: Term, body: Quotient) -> Quotient:
    """∫ c·f = c·∫ f and lim c·f = c·lim f for a number c ≠ 0."""
    head = t.head
    assert isinstance(head, Binder)
    if body.num.is_zero():
        return forms.ring.zero
    lead = fraction(body.num.leading_coefficient())
    if lead == 1:
        return opaque_binder(forms, t)
    scaled = forms.write(forms.ring.scale(body, 1 / lead))
    return forms.ring.scale(opaque_binder(forms, bind(head.name, v, scaled, *t.args[2:])), lead)
