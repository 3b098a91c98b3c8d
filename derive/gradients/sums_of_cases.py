"""Sums of case distinctions: the step from Σ_i ∂max(0, u_i) to the branches, proved term by term.

The kernel distinguishes no cases under a sum. So the equation is proved for each index and summed.

Main statements: `term_by_term`, `equal_term_by_term`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.gradients.rules import ONE_BRANCH, Node, differentiate
from derive.kernel.rules import algebra, logic, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.terms.build import D, is_binder, sub, term
from derive.terms.term import Binder, Term, fresh_variable, open_body, replaced, subterms


def term_by_term(start: Term, tree: Node, x: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem | None:
    """start = the derivative of the tree, if the kernel follows with cases left as d/dx (…) under sums."""
    pending, value = _pending(tree, x), tree.value()
    try:
        parts = [
            (_factor(pending, old), _equal_sums(old, new, x, under, using))
            for old, new in zip(_sums(pending), _sums(value), strict=True)
            if old != new
        ]
        return algebra.combine(start, "=", value, parts, under, using) if parts else None
    except (Refusal, ValueError):
        return None


def _factor(t: Term, total: Term) -> Term:
    """What the sum is multiplied by in a term that is linear in it."""
    return sub(replaced(t, {total: term(1)}), replaced(t, {total: term(0)}))


def equal_term_by_term(left: Term, right: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem | None:
    """left = right, where the sums in them, taken in turn, are equal term by term."""
    try:
        parts = [
            (_factor(left, old), _summed(old, new, [], under, using))
            for old, new in zip(_sums(left), _sums(right), strict=True)
            if old != new
        ]
        return algebra.combine(left, "=", right, parts, under, using) if parts else None
    except (Refusal, ValueError):
        return None


def _pending(node: Node, x: Term) -> Term:
    if node.rule == ONE_BRANCH:
        return D(node.term, x)
    return node.build([_pending(p, x) for p in node.parts])


def _sums(t: Term) -> Iterator[Term]:
    """The outermost sums over an index."""
    if is_binder(t, "sum"):
        yield t
    else:
        for a in t.args:
            yield from _sums(a)


def _equal_sums(old: Term, new: Term, x: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
    """Σ a = Σ b from a_i = b_i for every i; and that from the equations of the derivatives that stand in a_i."""
    slopes = {s for s in subterms(_opened(old, new, under)[1]) if is_binder(s, "derivative") or is_binder(s, "partial")}
    equations = [
        algebra.algebra(s, differentiate(open_body(s, s.args[2]), x).value(), under, using)
        for s in sorted(slopes, key=repr)
    ]
    return _summed(old, new, equations, under, using)


def _opened(old: Term, new: Term, under: Sequence[Term]) -> tuple[Term, Term]:
    """An index, and the first sum's term at it."""
    assert isinstance(old.head, Binder)
    i = fresh_variable(old.head.hint, old.args[0], (old, new, *under))
    return i, open_body(old, i)


def _summed(
    old: Term, new: Term, equations: Sequence[Theorem], under: Sequence[Term], using: Sequence[Theorem]
) -> Theorem:
    """Σ a = Σ b, where a_i = b_i follows from the equations."""
    i, a = _opened(old, new, under)
    b = open_body(new, i)
    if equations:
        parts = [(_factor(a, e.conclusion.args[0]), e) for e in equations]
        pointwise = algebra.combine(a, "=", b, parts, under, using)
    else:
        pointwise = algebra.algebra(a, b, under, using)
    return sums.sum_relation(logic.generalise(pointwise, i), under, using)
