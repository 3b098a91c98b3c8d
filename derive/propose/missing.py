"""What would suffice: hypotheses under which a claim that was refused is proved.

First what a refusal names itself (a denominator ≠ 0, an index in its range), then the sign of one variable.

Main statement: `what_would_suffice`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import assumptions
from derive.kernel.propositions import negation
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.prove import prove
from derive.terms.build import Eq, Ge, Gt, Le, Lt, Ne, forall
from derive.terms.sorts import is_interval
from derive.terms.term import Term, free_variables

_ROUNDS = 4
_WORK = 2_000  # for each attempt
_VARIABLES = 4


def what_would_suffice(claim: Term, hypotheses: Sequence[Term], refusal: Refusal) -> tuple[Term, ...]:
    """Further hypotheses, each of them needed, under which the claim is proved; none if such are not found."""
    hypotheses = tuple(hypotheses)
    found: list[Term] = []
    outcome: Theorem | Refusal = refusal
    for _ in range(_ROUNDS):
        if isinstance(outcome, Theorem):
            return _needed(claim, hypotheses, found)
        new = [c for c in (_about(m, claim, hypotheses) for m in outcome.missing) if c not in found]
        if not new:
            break
        if any(_contradicts(c, (*hypotheses, *found)) for c in new):
            return ()
        found += new
        outcome = prove(claim, (*hypotheses, *found), Budget(_WORK))
    if isinstance(outcome, Theorem):
        return _needed(claim, hypotheses, found)
    variables = sorted((v for v in free_variables(claim) if is_interval(v.args[0])), key=repr)
    for v in variables[:_VARIABLES]:
        for sign in (Ne, Ge, Gt, Le, Lt):
            under = (*hypotheses, *found)
            if _contradicts(sign(v, 0), under):
                continue
            if assumptions((*under, sign(v, 0))).entails(Eq(v, 0)):
                continue  # one number is no range for which anybody would suppose it
            if isinstance(prove(claim, (*under, sign(v, 0)), Budget(_WORK)), Theorem):
                return _needed(claim, hypotheses, [*found, sign(v, 0)])
    return ()


def _contradicts(condition: Term, under: Sequence[Term]) -> bool:
    """Is it known to be false? Under a contradiction everything is proved."""
    opposite = negation(condition)
    return opposite is not None and assumptions(tuple(under)).entails(opposite)


def _needed(claim: Term, hypotheses: tuple[Term, ...], found: list[Term]) -> tuple[Term, ...]:
    """Those of the conditions that are left when what follows without one is left out."""
    for c in tuple(found):
        rest = [d for d in found if d != c]
        if rest and isinstance(prove(claim, (*hypotheses, *rest), Budget(_WORK)), Theorem):
            found = rest
    return tuple(found)


def _about(condition: Term, claim: Term, hypotheses: tuple[Term, ...]) -> Term:
    """The condition for all values of what is bound in the claim."""
    known = free_variables(claim).union(*(free_variables(h) for h in hypotheses))
    for v in sorted(free_variables(condition) - known, key=repr):
        condition = forall(v, condition)
    return condition
