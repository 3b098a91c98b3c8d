"""How the writing of a derivation ends when it cannot go on.

Main statements: `StepRefused`, `Unfinished`, `refuse_compared_families`.
"""

from __future__ import annotations

from derive.kernel.theorem import Refusal
from derive.notation.text import text as written
from derive.terms.build import is_relation
from derive.terms.definition import sort_of
from derive.terms.sorts import is_function_sort
from derive.terms.term import Term, subterms


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


def refuse_compared_families(proposition: Term) -> None:
    """p = q for families says nothing that the kernel could use: relations are between numbers."""
    for part in subterms(proposition):
        if is_relation(part) and not part.loose:
            for side in part.args:
                sort = sort_of(side)
                if sort is not None and is_function_sort(sort):
                    raise ValueError(
                        f"{written(proposition)} compares families or functions, where relations are between numbers. "
                        "Suppose it of their values: forall(i, Eq(p[i], q[i]))."
                    )
