"""Refusals in words: which rule refused, what it was asked, what was missing, and a counterexample if numbers find one.

Main statements: `explain` (a refused step), `counterexample`.
"""

from __future__ import annotations

from derive.authoring.refusals import StepRefused
from derive.kernel.theorem import Refusal
from derive.notation.precedence import NotationError
from derive.notation.text import text
from derive.terms.term import Term
from derive.translation import _, relayed
from derive.witness import Refutation, refute

_LONG = 400  # characters of what is left over; more of it helps nobody


def explain(refused: StepRefused) -> str:
    """Several lines: the place, the claim, the rule and its reason, what is missing, a counterexample."""
    refusal = refused.refusal
    asked = refusal.asked if refusal.asked is not None else refused.claim
    lines = [_("{place}: the rule “{rule}” refused.").format(place=relayed(refused.place), rule=relayed(refusal.rule))]
    if refused.claim is not None:
        lines.append(_("  The step:   {claim}").format(claim=text(refused.claim)))
    lines.append(_("  Why:        {why}.").format(why=relayed(refusal.why)))
    if asked is not None and asked != refused.claim:
        lines.append(_("  Asked:      {asked}").format(asked=text(asked)))
    lines += _what_is_missing(refusal)
    lines += _what_is_left_over(refusal)
    found = counterexample(refused.claim, refused.hypotheses)
    if found:
        lines.append(_("  It is false: {point}").format(point=found))
    return "\n".join(lines)


def _what_is_missing(refusal: Refusal) -> list[str]:
    return [_("  Missing:    {condition}").format(condition=text(m)) for m in refusal.missing]


def _what_is_left_over(refusal: Refusal) -> list[str]:
    if refusal.difference is None:
        return []
    try:
        told = text(refusal.difference)
    except NotationError:  # the normal form speaks of a bound variable, which has no name to write
        return []
    if len(told) > _LONG:
        told = f"{told[:_LONG].rsplit(' ', 1)[0]} …"
    return [_("  Left over:  {difference}").format(difference=told)]


def counterexample(claim: Term | None, hypotheses: tuple[Term, ...]) -> str:
    """A point at which the hypotheses hold and the claim fails, in words; "" where none was found."""
    if claim is None:
        return ""
    answer = refute(claim, hypotheses)
    if not isinstance(answer, Refutation):
        return ""
    if answer.left and answer.right and answer.point:
        told = _("at {point} the left side is {left} and the right side is {right}.")
        return told.format(point=answer.at, left=answer.left, right=answer.right)
    return str(answer)
