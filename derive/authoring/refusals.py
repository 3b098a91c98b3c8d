"""How the writing of a derivation ends when it cannot go on.

Main statements: `StepRefused`, `Unfinished`, `refuse_what_is_no_claim`, `refuse_what_is_no_reason`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from derive.authoring.reasons import Because
from derive.kernel.theorem import Refusal
from derive.kernel.wellformed import is_proposition
from derive.notation.precedence import NotationError
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


class TwoMeanings(Unfinished, NotationError):
    """The page would say something else than what was proved, as a single formula may that cannot be written."""


def refuse_what_is_no_claim(given: object) -> None:
    """`d.show(a == b)` is `d.show(False)`: Python has compared what is written before anybody could ask."""
    if isinstance(given, bool):
        raise TypeError(
            f"This says {given}, which is no claim: Python's a == b asks whether a and b are written alike. "
            "Write Eq(a, b) or Ne(a, b)."
        )
    if not isinstance(given, Term):
        raise TypeError(f"{given!r} is no claim. Write one with Eq(a, b), a <= b or a < b, or with what joins such.")
    if not is_proposition(given):
        raise TypeError(
            f"{written(given)} is no claim but has a value. Write a relation: Eq({written(given)}, 0), for example."
        )


class UnknownWord(AttributeError, ValueError):
    """d has no such method. A ValueError too: as such the command line tells it with the line of the user's file."""


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


def refuse_what_is_no_reason(given: object) -> None:
    """A derivation is a reason only at values for its variables, and a formula only when it was supposed or proved."""
    if isinstance(given, Because):
        return
    if isinstance(given, Term):
        raise TypeError(
            f"{written(given)} is a formula, not a reason. Name what d.suppose(…), d.have(…) or d.proved() gave for "
            "it; of a hypothesis d.hypothesis(…) gives it, of Σ p = 1 d.normalised(p)."
        )
    if callable(given):
        name = getattr(given, "name", getattr(given, "__name__", repr(given)))
        raise TypeError(f"{name} is no reason as it stands: call it with what it speaks of, {name}(…).")
    raise TypeError(
        f"{given!r} is no reason. A reason is a rule (algebra, definition, …), a fact, a hypothesis or another "
        'derivation; words of your own go with one as words(_("…")).'
    )


def refuse_unknown_word(name: str, known: Iterable[str]) -> NoReturn:
    """What is not among the words that a derivation is written with; the message offers the nearest ones."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    advice = f" Did you mean d.{' or d.'.join(near)}?" if near else ""
    raise UnknownWord(f"There is no d.{name}.{advice}")


def nothing_proved(name: str, whole: bool) -> str:
    """Of a derivation, or a part of one, that ends before anything was proved in it."""
    if whole:
        return f"{name} says what it shows and proves nothing: d.chain(…), d.have(…) or d.case(…) is to follow."
    return f"{name}: a part of the derivation proves nothing: d.chain(…) or d.have(…) is to stand in it."
