"""Inequalities about the maximum over a range: no entry exceeds it, and it exceeds no bound of all entries.

Main statement: `by_maxima`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.rules import algebra, logic, maxima
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, Prover
from derive.propose.fractions import ONE, closed_parts, unfolded
from derive.terms.build import is_binder
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Operator, Term, free_variables, fresh_variable, open_body


def by_maxima(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ s ≤ t (or ≥, <, >), where one side is maxᵢ aᵢ and the other a bound of all aᵢ, or by a_k ≤ maxᵢ aᵢ for the
    indices k of the claim and for the first."""
    assert isinstance(claim.head, Operator)
    hypotheses = tuple(hypotheses)
    name, (left, right) = claim.head.name, claim.args
    plain = unfolded(claim)
    largest = list(dict.fromkeys(t for t in closed_parts(plain) if is_binder(t, "maximum")))
    if not largest:
        raise Refusal("maximum", "no maximum over a range stands in the claim", claim)
    small, large = plain.args if name in ("<", "≤") else plain.args[::-1]
    if is_binder(small, "maximum"):
        hint: str = small.head.hint  # type: ignore[attr-defined]
        i = fresh_variable(hint, small.args[0], (claim, *hypotheses))
        sign = "<" if name in ("<", ">") else "≤"
        every = prove(Term(Operator(sign), (open_body(small, i), large)), hypotheses, budget)
        bounded = maxima.maximum_at_most(logic.generalise(every, i), hypotheses)
        return algebra.combine(left, name, right, [(ONE, bounded)], hypotheses)
    indices = [v for v in sorted(free_variables(claim), key=repr) if is_integer_sort(v.args[0])]
    facts = []
    for t in largest:
        for k in (*(v for v in indices if v.args[0] == t.args[0]), t.args[0].args[0]):
            budget.spend(t)
            facts.append(maxima.entry_at_most_maximum(t, k, hypotheses))
    for fact in facts:
        try:
            return algebra.combine(left, name, right, [(ONE, fact)], hypotheses)
        except Refusal:
            continue
    return algebra.order(left, name, right, hypotheses, facts)
