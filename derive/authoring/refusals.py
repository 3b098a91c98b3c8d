"""How the writing of a derivation ends when it cannot go on.

Main statements: `StepRefused`, `Unfinished`.
"""

from __future__ import annotations

from derive.kernel.theorem import Refusal
from derive.terms.term import Term


class StepRefused(Exception):
    """A step of a derivation that the kernel refused, with the step's place."""

    def __init__(self, refusal: Refusal, claim: Term | None, hypotheses: tuple[Term, ...], place: str) -> None:
        super().__init__(f"{place}: {refusal}")
        self.refusal = refusal
        self.claim = claim
        self.hypotheses = hypotheses
        self.place = place


class Unfinished(Exception):
    """The derivation ended without proving what it said it would show."""
