"""The zero test: zero proves, not zero refutes nothing.

Beyond the normal form it tries, in this order: the two cases of each Kronecker delta; linear relations among the
exponents of exponentials; sums of equal ranges merged
under one index (Σ c·f + Σ d·g = Σ (c·f + d·g)), so that a cancellation inside the summand is seen.

Main statement: `vanishes`.
"""

from __future__ import annotations

from collections.abc import Hashable

from derive.kernel.field.algebra import Generator, sum_parts
from derive.kernel.field.deltas import identify
from derive.kernel.field.exponents import vanishes_by_relations
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Polynomial, Quotient
from derive.kernel.field.ranges import range_key
from derive.kernel.field.sums import summation
from derive.terms.term import Term, free_variables

_ROUNDS = 3


def vanishes(forms: Forms, q: Quotient, depth: int = _ROUNDS) -> bool:
    """Is the quotient 0 wherever it is defined?"""
    ring = forms.ring
    num = ring.reduce(q.num)
    if num.is_zero():
        return True
    if depth == 0:
        return False
    used = forms.used(forms.of_polynomial(num))
    for g in used:
        if g.kind == "delta":
            return _by_delta(forms, num, g, depth)
    if vanishes_by_relations(forms, num):
        return True
    merged = _merged(forms, num, [g for g in used if g.kind == "sum"])
    return merged is not None and merged.num != num and vanishes(forms, merged, depth - 1)


def _by_delta(forms: Forms, num: Polynomial, g: Generator, depth: int) -> bool:
    """num = a + b·δ: a must vanish, and a + b where the two indices are equal."""
    a, *rest = forms.ring.coefficients_in(num, g.index)
    if not vanishes(forms, forms.of_polynomial(a), depth):
        return False
    total = a
    for b in rest:
        total = total + b
    equal = forms.of_polynomial(total)
    replacement = identify(forms, g)
    if replacement is not None and not _is_size(forms, equal, replacement):
        equal = forms.substitute(equal, replacement)
    return vanishes(forms, equal, depth - 1)


def _is_size(forms: Forms, q: Quotient, replacement: dict[Term, Term]) -> bool:
    """Does the sort of a variable speak of what is replaced? A p over 1, …, n would become the p over 1, …, 3."""
    return any(not replacement.keys().isdisjoint(free_variables(w.args[0])) for w in forms.variables(q))


def _merged(forms: Forms, num: Polynomial, sums: list[Generator]) -> Quotient | None:
    """num with its sums of equal ranges gathered into one sum each, which is then simplified again."""
    ring = forms.ring
    groups: dict[Hashable, tuple[tuple[Term, ...], Quotient]] = {}
    rest = num
    for g in sums:
        parts = ring.coefficients_in(rest, g.index)
        if len(parts) < 2:
            continue
        linear = parts[1]
        binders, body = sum_parts(g)
        if not forms.variables(forms.of_polynomial(linear)).isdisjoint(binders):
            continue
        key = tuple((repr(v), range_key(forms, v.args[0])) for v in binders)
        _, before = groups.get(key, (binders, ring.zero))
        groups[key] = (binders, ring.add(before, ring.multiply(forms.of_polynomial(linear), body)))
        rest = rest - linear * ring.generators[g.index]
    if not groups:
        return None
    total = forms.of_polynomial(rest)
    for binders, body in groups.values():
        total = ring.add(total, summation(forms, binders, body))
    return total
