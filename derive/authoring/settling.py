"""What a part of a derivation ends in: its claim, from what was proved in it.

Main statements: `by_cases`, `as_claimed`, `follows`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.authoring.refusals import Unfinished
from derive.kernel.rules import algebra, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.notation.text import text
from derive.terms.build import TURNED, is_op, is_relation, term
from derive.terms.term import Operator, Term


def by_cases(branches: Sequence[tuple[Term, Theorem]], hypotheses: Sequence[Term]) -> Theorem:
    """What was proved in every case of one pair of sides."""
    first = branches[0][0]
    if not is_relation(first):
        raise ValueError("A case is a relation between two terms.")
    left, right = first.args
    found: dict[str, Theorem] = {}
    for proposition, theorem in branches:
        assert isinstance(proposition.head, Operator)
        if proposition.args != (left, right):
            raise ValueError(f"The case {text(proposition)} compares other terms than {text(first)}.")
        found[proposition.head.name] = theorem
    return logic.cases(left, right, found, hypotheses)


def as_claimed(name: str, claim: Term, results: Sequence[Theorem], hypotheses: Sequence[Term]) -> Theorem:
    """The claim: what was proved last, if need be read the other way round or weakened (< gives ≤); of a conjunction,
    each part from what was proved anywhere."""
    last = results[-1]
    found = last.conclusion
    if found == claim:
        return last
    if is_op(claim, "and"):
        proved = {t.conclusion: t for t in results}
        if all(part in proved for part in claim.args):
            return logic.conjoin(*(proved[part] for part in claim.args))
        return logic.evident(claim, hypotheses, results)
    if is_relation(found) and is_relation(claim):
        assert isinstance(found.head, Operator)
        assert isinstance(claim.head, Operator)
        if (TURNED[found.head.name], found.args[::-1]) == (claim.head.name, claim.args):
            return algebra.turn(last)
        if claim.args in (found.args, found.args[::-1]):
            left, right = claim.args
            return algebra.combine(left, claim.head.name, right, [(term(1), last)], hypotheses)
    raise Unfinished(f"{name}: what was proved, {text(found)}, is not what was to be shown, {text(claim)}.")


def follows(proposition: Term, hypotheses: Sequence[Term], facts: Sequence[Theorem], others: Sequence[Theorem]) -> bool:
    """Was it supposed, or proved, or does it follow at once from the hypotheses and the facts?"""
    if proposition in (*hypotheses, *(t.conclusion for t in (*facts, *others))):
        return True
    try:
        return bool(logic.evident(proposition, hypotheses, facts))
    except Refusal:
        return False
