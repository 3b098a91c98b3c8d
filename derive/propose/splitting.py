"""Inequalities with |u|, max(u, v) or min(u, v): by the cases in which it is known which of the values they have.

Main statement: `by_splitting`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import assumptions
from derive.kernel.rules import algebra, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, Prover
from derive.propose.fractions import ONE, ZERO, closed_parts, unfolded
from derive.propose.values import with_values
from derive.terms.build import Ge, Le, is_op, neg
from derive.terms.sorts import real
from derive.terms.term import Operator, Term, fresh_variable


def by_splitting(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ φ(|u|) from Γ, u ≤ 0 ⊢ φ(−u) and Γ, u > 0 ⊢ φ(u); likewise for max(u, v) and min(u, v) by u ≤ v."""
    assert isinstance(claim.head, Operator)
    name, (left, right) = claim.head.name, claim.args
    plain, hypotheses = unfolded(claim), tuple(hypotheses)
    known = assumptions(hypotheses)
    for t in dict.fromkeys(closed_parts(plain)):
        if not _is_choice(t) or any(_is_choice(inner) for a in t.args for inner in closed_parts(a)):
            continue  # what stands inside comes first
        u, v = (t.args[0], ZERO) if is_op(t, "abs") else t.args
        if known.entails(Le(u, v)) or known.entails(Ge(u, v)):
            continue  # the sign rule knew the value
        branches = {}
        for sign in ("≤", ">"):
            under = (*hypotheses, Term(Operator(sign), (u, v)))
            budget.spend(plain)
            found = with_values(plain, {t: _value(t, sign, under)}, under, budget, prove)
            branches[sign] = algebra.combine(left, name, right, [(ONE, found)], under)
        return logic.cases(u, v, branches, hypotheses)
    raise Refusal("sign", "no absolute value and no maximum whose value is open stands in the claim", claim)


def _is_choice(t: Term) -> bool:
    return is_op(t, "abs") or ((is_op(t, "max") or is_op(t, "min")) and len(t.args) == 2)


def _value(t: Term, sign: str, under: tuple[Term, ...]) -> Theorem:
    """Γ, u ≤ 0 ⊢ |u| = −u, and the like: shown of variables, for which the sign is all that is known."""
    variables: list[Term] = []
    for _ in t.args:
        variables.append(fresh_variable("y", real, (t, *under, *variables)))
    y, z = variables[0], (*variables, ZERO)[1]
    if is_op(t, "abs"):
        value = neg(y) if sign == "≤" else y
    else:
        value = z if is_op(t, "max") is (sign == "≤") else y
    general = algebra.algebra(Term(t.head, tuple(variables)), value, (Term(Operator(sign), (y, z)),))
    return logic.instantiate(general, dict(zip(variables, t.args, strict=True)), (), under)
