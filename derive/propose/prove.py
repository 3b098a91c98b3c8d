"""A search for a proof of a single claim: which rule to ask, and with what. The kernel checks whatever is found.

Equations go to the normal form, inequalities to its signs; what is left is tried, in this order, by the values of the
integrals and limits in it (`values`), by balls when it is about numbers, term by term under a sum (`termwise`), by the
tangents of its logarithms (`tangents`) and by calculus in one variable (`inequalities`).

Main statement: `prove`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from derive.kernel.rules import algebra, enclosure, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.inequalities import by_calculus
from derive.propose.tangents import by_tangents
from derive.propose.termwise import by_terms
from derive.propose.values import values_in
from derive.terms.build import is_binder, is_op, is_relation
from derive.terms.term import Operator, Term, free_variables, fresh_variable, open_body


def prove(claim: Term, hypotheses: Sequence[Term] = ()) -> Theorem | Refusal:
    """A theorem Γ ⊢ claim with Γ among the hypotheses, or the most telling refusal."""
    try:
        return _prove(claim, tuple(hypotheses), Budget())
    except Refusal as refusal:
        return refusal


def _prove(claim: Term, hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    if is_op(claim, "and"):
        return logic.conjoin(*(_prove(c, hypotheses, budget) for c in claim.args))
    if is_binder(claim, "forall"):
        hint: str = claim.head.hint  # type: ignore[attr-defined]
        x = fresh_variable(hint, claim.args[0], (claim, *hypotheses))
        return logic.generalise(_prove(open_body(claim, x), hypotheses, budget), x)
    if is_op(claim, "implies"):
        condition, conclusion = claim.args
        return logic.discharge(_prove(conclusion, (*hypotheses, condition), budget), condition)
    if not is_relation(claim):
        return logic.evident(claim, hypotheses)
    return _relation(claim, hypotheses, budget)


def _relation(claim: Term, hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    """The first way that leads to the claim. What refused at the start says most: it shows the difference."""
    first: Refusal | None = None
    for way in _ways(claim, hypotheses, budget):
        try:
            return way()
        except Refusal as refusal:
            first = first or refusal
            if refusal.missing and refusal.rule == first.rule:
                break  # a part of the claim is undefined: no way of proving it changes that
    assert first is not None
    raise first


def _ways(claim: Term, hypotheses: tuple[Term, ...], budget: Budget) -> Iterator[Callable[[], Theorem]]:
    assert isinstance(claim.head, Operator)
    sign, (left, right) = claim.head.name, claim.args
    facts = values_in(claim, hypotheses, budget)
    if facts:
        yield lambda: _with_values(claim, facts, hypotheses, budget)
    if sign == "=":
        yield lambda: algebra.algebra(left, right, hypotheses)
        return
    yield lambda: algebra.order(left, sign, right, hypotheses)
    if not free_variables(claim):
        yield lambda: enclosure.enclosure(claim)
    if sign == "≠":
        for stricter in ("<", ">"):
            yield lambda s=stricter: _apart(claim, s, hypotheses, budget)  # type: ignore[misc]
        return
    yield lambda: by_terms(claim, hypotheses, budget, lambda c, h: _prove(c, h, budget))
    yield lambda: by_tangents(claim, hypotheses, budget)
    yield lambda: by_calculus(claim, hypotheses, budget)


def _with_values(claim: Term, facts: dict[Term, Theorem], hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    """The claim about the values of its integrals and limits, and from it the claim."""
    assert isinstance(claim.head, Operator)
    sign, (left, right) = claim.head.name, claim.args
    known = tuple(facts.values())
    if sign == "=":
        return algebra.algebra(left, right, hypotheses, known)
    evaluated = tuple(_replaced(side, facts) for side in (left, right))
    about_values = _prove(Term(claim.head, evaluated), hypotheses, budget)
    links = []
    if evaluated[0] != left:
        links.append(algebra.algebra(left, evaluated[0], hypotheses, known))
    links.append(about_values)
    if evaluated[1] != right:
        links.append(algebra.algebra(evaluated[1], right, hypotheses, known))
    return algebra.chain(*links)


def _replaced(t: Term, facts: dict[Term, Theorem]) -> Term:
    if t in facts:
        return facts[t].conclusion.args[1]
    return Term(t.head, tuple(_replaced(a, facts) for a in t.args)) if t.args else t


def _apart(claim: Term, sign: str, hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    """Γ ⊢ s ≠ t from s < t, or from s > t."""
    left, right = claim.args
    strict = _prove(Term(Operator(sign), (left, right)), hypotheses, budget)
    return algebra.order(left, "≠", right, hypotheses, (strict,))
