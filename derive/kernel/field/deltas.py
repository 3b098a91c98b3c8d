"""Kronecker's delta: δ(a, b) is 1 where a = b, otherwise 0; and Σᵥ δ(v, k)·f(v) = f(k) for k in the range of v.

Main statements: `read_delta`, `collapse`.
"""

from __future__ import annotations

from typing import cast

from derive.kernel.field.algebra import Generator, reserved
from derive.kernel.field.forms import Forms
from derive.kernel.field.hypotheses import lies_in
from derive.kernel.field.integrality import is_integer
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.ranges import may_be_empty
from derive.kernel.field.signs import Sign, is_at_least
from derive.terms.build import delta, term
from derive.terms.term import Term, Variable, free_variables


def read_delta(forms: Forms, a: Term, b: Term) -> Quotient:
    ring = forms.ring
    difference = ring.subtract(forms.read(a), forms.read(b))
    if difference.num.is_zero():
        return ring.one
    if is_at_least(forms.sign(difference), Sign.NONZERO):
        return ring.zero
    numerator = forms.of_polynomial(ring.primitive(difference.num))
    if not (difference.den.is_one() or forms.is_nonzero(difference.den)):
        a, b = forms.write(numerator), term(0)  # all that have this key share the indices: 1/N = 1 says N ≠ 0
    if not reserved(free_variables(a) | free_variables(b)) <= forms.variables(numerator):
        a, b = forms.honest(delta(a, b)).args
        if not reserved(free_variables(a) | free_variables(b)) <= forms.variables(numerator):
            a, b = forms.write(numerator), term(0)
    made = forms.generator(
        ("delta", numerator.key),
        "delta",
        (a, b),
        Sign.NONNEGATIVE,
        lambda: delta(a, b),
        inside=(numerator,),
        variables=free_variables(a) | free_variables(b),
    )
    g = forms.single(made)
    if g is not None and g.kind == "delta":
        ring.idempotents.add(g.index)
    return made


def delta_indices(g: Generator) -> tuple[Term, Term]:
    return cast(tuple[Term, Term], g.payload)


def collapse(
    forms: Forms, binders: tuple[Term, ...], summand: Quotient, g: Generator
) -> tuple[tuple[Term, ...], Quotient] | None:
    """Σ over the binders of δ(v, k)·rest as a sum over the other binders of rest at v = k; None if k may be outside."""
    ring = forms.ring
    if summand.den.degrees()[g.index]:
        return None
    a, b = delta_indices(g)
    for v, k in ((a, b), (b, a)):
        if v not in binders or v in free_variables(k):
            continue
        others = tuple(w for w in binders if w != v)
        if any(v in free_variables(w.args[0]) for w in others):
            continue
        if not lies_in(k, v.args[0], forms):
            continue
        if may_be_empty(forms, v) and forms.is_conditional(forms.read(k)):
            continue  # q₁ lies in 1, …, N where there is a q₁
        exponent = int(summand.num.degrees()[g.index])
        rest = Quotient(summand.num / ring.generators[g.index] ** exponent, summand.den)
        return others, forms.substitute(rest, {v: k})
    return None


def identify(forms: Forms, g: Generator) -> dict[Term, Term] | None:
    """A replacement that holds where δ = 1: one of the two indices, a variable, becomes the other.

    An integer becomes only what is seen to be one: (−1)^i is a power, (−1)^z is not. Nor is (−1)^(z + ½), though
    (−1)^(x + ½) is one where x + ½ is assumed to be an integer.
    """
    a, b = delta_indices(g)
    whole = forms.hypotheses.whole
    for v, k in ((a, b), (b, a)):
        if not isinstance(v.head, Variable) or v in free_variables(k):
            continue
        if any(t != v and v in free_variables(t) for t in whole):
            continue
        if is_integer(k, whole) or not is_integer(v, whole):
            return {v: k}
    return None
