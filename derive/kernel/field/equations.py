"""Assumed equations, solved for a generator that is then replaced wherever it would be made.

An equation is read without domains first (p₁ + p₂ = 1 is linear in p₁, but not in t₁ of p₁ = t₁/(1 + t₁)), and a
generator is eliminated that occurs linearly, with a number or a product of exponentials as its coefficient, and nowhere
inside another one.

Main statements: `use_equation`, `draw_instances`.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.kernel.field.algebra import Generator
from derive.kernel.field.forms import Forms
from derive.kernel.field.hypotheses import Rule, index_candidates
from derive.kernel.field.parameters import UNCHANGED, Parameter
from derive.kernel.field.polynomials import Polynomial, Quotient, Unsupported, fraction
from derive.terms.build import is_op, sub
from derive.terms.term import Term, Variable, free_variables


def use_equation(forms: Forms, rule: Rule, scope: frozenset[Term] = frozenset()) -> None:
    """left = right from now on; an equation that cannot be solved is left out.

    An instance of ∀ at bound variables (the scope) replaces only a generator that speaks of them, also where domains
    are known: of an empty range ∀ says nothing.
    """
    plain = forms.without_domains
    for side in (plain, forms) if plain is not None else (forms,):
        try:
            solved = _solve(side, rule, scope)
            if solved is None:
                continue
            g, replacement = solved
            if isinstance(g.payload, Parameter):
                owner = g.payload.owner
                if not scope <= free_variables(forms.honest(owner)):
                    continue
                forms.eliminate(owner, replacement)
                if plain is not None and scope <= free_variables(plain.honest(owner)):
                    plain.eliminate(owner, replacement)
                return
            written = g.write()
            if _rewrite(forms, written, replacement, scope):
                if plain is not None:
                    _rewrite(plain, written, replacement, scope)
                return
        except Unsupported:
            continue


def _solve(forms: Forms, rule: Rule, scope: frozenset[Term]) -> tuple[Generator, Term] | None:
    """The generator to eliminate and the term that replaces it."""
    ring = forms.ring
    equation = forms.read(sub(rule.left, rule.right)).num
    if equation.is_constant():
        return None
    best: tuple[tuple[int, int], Generator, Quotient] | None = None
    for i in ring.used(equation):
        g = forms.generators[i]
        a = ring.coefficients_in(equation, i)
        if len(a) != 2 or not g.variables or not scope <= g.variables or not _is_nonzero(forms, a[1]):
            continue
        value = ring.quotient(-a[0], a[1])
        if isinstance(g.payload, Parameter) and (g.payload.order != 1 or g.payload.coefficients != UNCHANGED):
            continue
        if _speaks_of(forms, value, g):
            continue
        rank = _rank(g, value, rule)
        if best is None or rank < best[0]:
            best = (rank, g, value)
    if best is None:
        return None
    return best[1], forms.write(best[2])


def _is_nonzero(forms: Forms, f: Polynomial) -> bool:
    """A number, or a product of exponentials."""
    return f.is_constant() or (len(f) == 1 and all(forms.generators[i].kind == "exp" for i in forms.ring.used(f)))


def _rank(g: Generator, value: Quotient, rule: Rule) -> tuple[int, int]:
    """Sums with a value first, then what stands alone on the left, values of families, variables, anything else."""
    if g.kind == "sum" and value.num.is_constant():
        return (0, -g.index)
    if isinstance(g.payload, Parameter):
        if g.payload.owner == rule.left:
            return (1, 0)
        return (2 if is_op(g.payload.owner, "call") else 3, -g.index)
    return (4 if g.kind == "sum" else 5, -g.index)


def _speaks_of(forms: Forms, value: Quotient, g: Generator) -> bool:
    """Does the generator occur inside those of a quotient?"""
    seen: set[int] = set()
    stack = forms.used(value)
    owner = g.payload.owner if isinstance(g.payload, Parameter) else None
    while stack:
        h = stack.pop()
        if h is g:
            return True
        if h.index in seen:
            continue
        seen.add(h.index)
        if owner is not None:
            if isinstance(owner.head, Variable):
                if owner in h.variables:
                    return True
            elif not isinstance(h.payload, Parameter) and owner.args[0] in h.variables:
                return True
        for q in h.payload if isinstance(h.payload, tuple) else (h.payload,):
            if isinstance(q, Quotient):
                stack.extend(forms.used(q))
    return False


def _rewrite(forms: Forms, written: Term, replacement: Term, scope: frozenset[Term]) -> bool:
    """The generator that the term is a multiple of is replaced from now on, if it speaks of the scope."""
    q = forms.read(written)
    if len(q.num) != 1 or not q.den.is_one() or q.num.total_degree() != 1:
        return False
    g = forms.generators[forms.ring.used(q.num)[0]]
    if isinstance(g.payload, Parameter) or not scope <= g.variables:
        return False
    factor = fraction(q.num.leading_coefficient())
    forms.rewritten[g.key] = replacement if factor == 1 else replacement / factor
    forms.forget()
    return True


def draw_instances(forms: Forms, write: Callable[[], Term]) -> None:
    """∀-equations at the indices a new sum speaks of, so that Σⱼ p_ij = 1 is known for this i."""
    hypotheses = forms.hypotheses
    if not hypotheses.equation_rules:
        return
    candidates = index_candidates(write())
    for rule, scope in hypotheses.instances(hypotheses.equation_rules, candidates, forms):
        use_equation(forms, rule, scope)
