"""What the normal form does not look into: unknown powers, case distinctions, rounding, integrals, limits.

Two opaque terms are the same generator when their heads agree and the normal forms of their parts do. Parts that
are defined only under a condition (branches of a case distinction) are compared as they are written.
"""

from __future__ import annotations

from collections.abc import Hashable

from derive.kernel.field.algebra import reserved
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Quotient, Unsupported
from derive.kernel.field.ranges import binder_height, bound_variable
from derive.kernel.field.signs import Sign
from derive.terms.build import bind, is_op
from derive.terms.term import Binder, Term, free_variables, open_body


def _part(forms: Forms, t: Term) -> Hashable:
    """The normal form of a part that is defined where the whole is; what has none is compared as written."""
    try:
        return forms.read(t).key
    except Unsupported:
        return t


def opaque(forms: Forms, t: Term) -> Quotient:
    """A generator for an operation; its key are the normal forms of its arguments."""
    if is_op(t, "piecewise") or (is_op(t, "call") and is_op(t.args[0], "vector")):
        key: Hashable = t
    else:
        key = (t.head, *(_part(forms, a) for a in t.args))
        t = forms.honest(t)
    return forms.generator(
        ("opaque", key),
        "opaque",
        t,
        Sign.UNKNOWN,
        lambda: t,
        variables=free_variables(t),
        height=binder_height(t),
        conditional=True,
    )


def opaque_binder(forms: Forms, t: Term) -> Quotient:
    """A generator for an integral, a limit or a maximum; its key are its range, point and normal form of the body."""
    v = bound_variable(forms, t)
    head = t.head
    assert isinstance(head, Binder)
    body = open_body(t, v)
    key = (head, v, _part(forms, body), *(_part(forms, a) for a in t.args[2:]))
    if reserved(free_variables(t)):
        others = forms.honest(Term(head, (*t.args[2:], body)))
        t = bind(head.name, v, others.args[-1], *others.args[:-1], order=head.order)
    return forms.generator(
        ("opaque", key),
        "opaque",
        t,
        Sign.UNKNOWN,
        lambda: t,
        variables=free_variables(t),
        height=binder_height(t),
        conditional=True,
    )
