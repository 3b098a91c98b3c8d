"""Derivatives in the input of the normal form: computed on terms, then read at the point.

The body is differentiated as a function of a fresh variable (or a fresh family), of which nothing is assumed; only
the result is taken at the point, where the assumptions hold. So Σp = 1 never enters a derivative in p_k. The side
conditions of differentiation are assumed here: that the derivative is defined is proved elsewhere, with the same
conditions (see `differentiation`).
"""

from __future__ import annotations

from derive.kernel.field.algebra import BOUND
from derive.kernel.field.differentiation import derivative, is_unknown_derivative, partial_derivative
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.signs import Sign
from derive.terms.build import call
from derive.terms.term import Binder, Term, Variable, free_variables, open_body, substitute


def _fresh(t: Term) -> Term:
    taken = {v.head.name for v in free_variables(t) if isinstance(v.head, Variable)}
    k = 0
    while f"{BOUND}d{k}" in taken:
        k += 1
    return Term(Variable(f"{BOUND}d{k}"), (t.args[0],))


def read_derivative(forms: Forms, t: Term) -> Quotient:
    head = t.head
    assert isinstance(head, Binder)
    point = t.args[2]
    if is_unknown_derivative(t):
        key = ("derivative", t.args[1], head.order, forms.read(point).key)
        domain = t.args[1].args[0].args[0].args[0]  # that of the function
        t = Term(head, (domain, t.args[1], forms.honest(call(t.args[1].args[0], point)).args[1]))
        return forms.generator(key, "opaque", t, Sign.UNKNOWN, lambda: t, variables=free_variables(t), conditional=True)
    x = _fresh(t)
    body = open_body(t, x)
    for _ in range(head.order):
        body, _conditions = derivative(body, x)
    return forms.read(substitute(body, {x: point}))


def read_partial(forms: Forms, t: Term) -> Quotient:
    head = t.head
    assert isinstance(head, Binder)
    family, indices = t.args[2], t.args[3:]
    w = _fresh(t)
    body = open_body(t, w)
    for _ in range(head.order):
        body, _conditions = partial_derivative(body, w, indices)
    return forms.read(substitute(body, {w: family}))
