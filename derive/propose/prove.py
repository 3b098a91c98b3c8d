"""A search for a proof of a single claim: which rule to ask, and with what. The kernel checks whatever is found.

Equations go to the normal form; inequalities to signs, to balls when they are about numbers, to the logarithm's
tangent and to calculus in one variable. Main statement: `prove`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from derive.kernel.rules import algebra, enclosure, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.terms.build import is_binder, is_op, is_relation
from derive.terms.term import Operator, Term, free_variables, fresh_variable, open_body


def prove(claim: Term, hypotheses: Sequence[Term] = ()) -> Theorem | Refusal:
    """A theorem Γ ⊢ claim with Γ among the hypotheses, or the most telling refusal."""
    first: Refusal | None = None
    for attempt in _attempts(claim, tuple(hypotheses)):
        try:
            return attempt()
        except Refusal as refusal:
            first = first or refusal
    return first or Refusal("prove", "there is no rule for a claim of this form", claim)


def _attempts(claim: Term, hypotheses: tuple[Term, ...]) -> list[Callable[[], Theorem]]:
    if is_op(claim, "and"):
        return [lambda: logic.conjoin(*(_must(c, hypotheses) for c in claim.args))]
    if is_binder(claim, "forall"):
        return [lambda: _for_all(claim, hypotheses)]
    if is_op(claim, "implies"):
        condition, conclusion = claim.args
        return [lambda: logic.discharge(_must(conclusion, (*hypotheses, condition)), condition)]
    if not is_relation(claim):
        return [lambda: logic.evident(claim, hypotheses)]
    assert isinstance(claim.head, Operator)
    sign, (left, right) = claim.head.name, claim.args
    if sign == "=":
        return [lambda: algebra.algebra(left, right, hypotheses)]
    ways: list[Callable[[], Theorem]] = [lambda: algebra.order(left, sign, right, hypotheses)]
    if not free_variables(claim):
        ways.append(lambda: enclosure.enclosure(claim))
    return ways


def _must(claim: Term, hypotheses: tuple[Term, ...]) -> Theorem:
    found = prove(claim, hypotheses)
    if isinstance(found, Refusal):
        raise found
    return found


def _for_all(claim: Term, hypotheses: tuple[Term, ...]) -> Theorem:
    hint: str = claim.head.hint  # type: ignore[attr-defined]
    x = fresh_variable(hint, claim.args[0], (claim, *hypotheses))
    return logic.generalise(_must(open_body(claim, x), hypotheses), x)
