"""Finite sums: linearity, constants out, Kronecker's delta, Fubini, and sums of known value inside.

What may be false at an empty range is not used there: a factor is taken out of a sum whose range may be empty only
if it has a value of its own, and Σᵥ 1 is hi − lo + 1 only when that is known to be ≥ 0.

Main statements: `read_sum`, `summation`.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import count as count_from
from itertools import islice

from derive.kernel.field.algebra import BOUND, sum_parts
from derive.kernel.field.deltas import collapse
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Monomial, Polynomial, Quotient
from derive.kernel.field.ranges import bound_variable, count, literal_values, may_be_empty, may_be_missing
from derive.kernel.field.signs import Sign, is_at_least
from derive.kernel.field.sum_generators import known_sum, rename, sum_generator
from derive.terms.term import Term, Variable, free_variables, open_body

_FLATTENED = 4  # bound variables of one sum


def read_sum(forms: Forms, t: Term) -> Quotient:
    values = literal_values(forms, t.args[0])
    if values is not None:
        total = forms.ring.zero
        for value in values:
            total = forms.ring.add(total, forms.read(open_body(t, value)))
        return total
    v = bound_variable(forms, t)
    return summation(forms, (v,), forms.read(open_body(t, v)))


def summation(forms: Forms, binders: tuple[Term, ...], body: Quotient) -> Quotient:
    """Σ over the binders (the outermost first): split into products, factors that do not speak of them taken out."""
    ring = forms.ring
    if body.num.is_zero():
        return ring.zero
    if not binders:
        return body
    bound = frozenset(binders)
    empty = any(may_be_empty(forms, v) for v in binders)
    den_inside, den_outside = _split_denominator(forms, body.den, bound, empty)
    inside = {}
    for i in ring.used(body.num):
        g = forms.generators[i]
        inside[i] = not bound.isdisjoint(g.variables) or (empty and g.conditional)
    groups: dict[Monomial, list[tuple[Monomial, Fraction]]] = {}
    for m, c in ring.terms(body.num):
        dependent = tuple(e if e and inside[i] else 0 for i, e in enumerate(m))
        constant = tuple(0 if e and inside[i] else e for i, e in enumerate(m))
        groups.setdefault(dependent, []).append((constant, c))
    total = ring.zero
    for dependent, constants in groups.items():
        factor = ring.quotient(ring.from_terms(constants), den_outside)
        summand = ring.quotient(ring.from_terms([(dependent, Fraction(1))]), den_inside)
        total = ring.add(total, ring.multiply(factor, _sum_of_product(forms, binders, summand)))
    return total


def _split_denominator(
    forms: Forms, den: Polynomial, bound: frozenset[Term], empty: bool
) -> tuple[Polynomial, Polynomial]:
    """The factors of a denominator that stay in the sum, and those that are taken out."""
    ring = forms.ring
    inside = outside = ring.unit
    if den.is_one():
        return inside, outside
    content, factors = ring.factor(den)
    for f, e in factors:
        used = forms.used(forms.of_polynomial(f))
        stays = any(not bound.isdisjoint(g.variables) for g in used)
        if empty and not stays:
            known = is_at_least(forms.polynomial_sign(f), Sign.NONZERO)
            stays = not known or any(g.conditional for g in used)
        if stays:
            inside = ring.times(inside, f**e)
        else:
            outside = ring.times(outside, f**e)
    return inside, outside * ring.number(content)


def _sum_of_product(forms: Forms, binders: tuple[Term, ...], summand: Quotient) -> Quotient:
    """Σ over the binders of a single product (with a denominator), all of whose factors stay inside."""
    for g in forms.used(summand):
        if g.kind == "delta":
            collapsed = collapse(forms, binders, summand, g)
            if collapsed is not None:
                return summation(forms, *collapsed)
    flattened = _flatten(forms, binders, summand)
    if flattened is not None:
        return summation(forms, *flattened)
    if len(binders) == 1:
        if summand.num.is_one() and summand.den.is_one():
            number = count(forms, binders[0])
            if number is not None:
                return number
    else:
        split = _one_at_a_time(forms, binders, summand)
        if split is not None:
            return split
    return sum_generator(forms, binders, summand)


def _flatten(forms: Forms, binders: tuple[Term, ...], summand: Quotient) -> tuple[tuple[Term, ...], Quotient] | None:
    """Σ_v a_v·(Σ_w b_vw) = Σ_v Σ_w a_v·b_vw."""
    ring = forms.ring
    bound = frozenset(binders)
    for g in forms.used(summand):
        if g.kind != "sum" or bound.isdisjoint(g.variables):
            continue
        inner, body = sum_parts(g)
        if summand.num.degrees()[g.index] < 1 or len(binders) + len(inner) > _FLATTENED:
            continue
        if summand.den.degrees()[g.index]:
            continue
        # Read again under other names, what stands inside may be such a sum itself: no name is taken twice.
        taken = {v.head.name for v in forms.variables(summand) if isinstance(v.head, Variable)}
        names = (name for k in count_from(0) if (name := f"{BOUND}{'t' * len(binders)}{k}") not in taken)
        fresh, renamed = rename(forms, inner, body, list(islice(names, len(inner))))
        rest = Quotient(summand.num / ring.generators[g.index], summand.den)
        return (*binders, *fresh), ring.multiply(rest, renamed)
    return None


def _one_at_a_time(forms: Forms, binders: tuple[Term, ...], summand: Quotient) -> Quotient | None:
    """A sum over several indices, if the factors that speak of one of them form a sum of their own or a known one."""
    ring = forms.ring
    for v in binders:
        rest = tuple(w for w in binders if w != v)
        if any(v in free_variables(w.args[0]) for w in rest):
            continue
        if may_be_empty(forms, v) and (forms.is_conditional(summand) or any(may_be_missing(forms, w) for w in rest)):
            continue
        with_v, without_v = _split(forms, summand, v)
        others = frozenset(rest)
        used = forms.used(with_v)
        if all(others.isdisjoint(g.variables) for g in used) and others.isdisjoint(free_variables(v.args[0])):
            value: Quotient | None = summation(forms, (v,), with_v)
        else:
            value = known_sum(forms, v, with_v)
        if value is not None:
            return summation(forms, rest, ring.multiply(without_v, value))
    return None


def _split(forms: Forms, summand: Quotient, v: Term) -> tuple[Quotient, Quotient]:
    """The factors of a product that speak of v, and the others."""
    ring = forms.ring
    ((m, c),) = ring.terms(summand.num)
    inside, outside = _split_denominator(forms, summand.den, frozenset((v,)), False)
    speaks = [bool(e) and v in forms.generators[i].variables for i, e in enumerate(m)]
    dependent = ring.from_terms([(tuple(e if s else 0 for e, s in zip(m, speaks, strict=True)), Fraction(1))])
    constant = ring.from_terms([(tuple(0 if s else e for e, s in zip(m, speaks, strict=True)), c)])
    return ring.quotient(dependent, inside), ring.quotient(constant, outside)
