"""What every rule asks before it makes a theorem: are all subterms of the conclusion defined?"""

from __future__ import annotations

from collections.abc import Iterable

from derive.kernel.assumptions import Assumptions, assumptions
from derive.kernel.definedness import undefined_part
from derive.kernel.propositions import parts
from derive.kernel.theorem import Refusal, Theorem, hypotheses_of
from derive.terms.term import Term


def known_from(under: Iterable[Term], using: Iterable[Theorem] = ()) -> tuple[tuple[Term, ...], Assumptions]:
    """The hypotheses of a step, and all it may take as known: those and what its premises conclude."""
    using = tuple(using)
    hypotheses = hypotheses_of(using, under)
    conclusions = tuple(q for t in using for q in parts(t.conclusion))
    return hypotheses, assumptions((*hypotheses, *conclusions))


def require_defined(rule: str, asked: Term, known: Assumptions) -> None:
    gap = undefined_part(asked, known)
    if gap is None:
        return
    if gap.condition is None:
        raise Refusal(rule, f"a part of the claim is not known to be defined: {gap.why}", asked, under=gap.under)
    raise Refusal(
        rule, "a part of the claim is not known to be defined", asked, missing=(gap.condition,), under=gap.under
    )


def require(rule: str, condition: Term, known: Assumptions, why: str, asked: Term | None = None) -> None:
    """The side condition is defined and follows from what is known, or the rule refuses."""
    require_defined(rule, condition, known)
    if not known.entails(condition):
        raise Refusal(rule, why, asked, missing=(condition,), under=known.propositions)
