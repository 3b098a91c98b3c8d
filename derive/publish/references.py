"""How a page refers to its own parts: letters for hypotheses, numbers for what was shown on the way.

The numbers (1), (2) … are the derivation's own labels. Where the statement is a numbered equation of the reader's
paper, which may be their (1), they are ⟨1⟩, ⟨2⟩ … (`beside_equation_numbers`). A hypothesis gets a letter where a
reason names it and its formula is long: "(a) at x" instead of the whole formula once more.

Main statements: `References`, `Supposed`, `beside_equation_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Scope, Stated
from derive.authoring.labels import labels_of, relabelled
from derive.notation.latex import latex
from derive.publish import page
from derive.publish.lines import latex_width
from derive.publish.shown import shown
from derive.terms.term import Term
from derive.translation import _

SHORT = 8.0  # em: a formula no wider than this is repeated instead


@dataclass(frozen=True, slots=True)
class Supposed:
    """A hypothesis as a page says it: a formula, "for every …" of the variables that range in it, and its letter, such
    as "(a)", or "" when no reason needs it."""

    formula: Term
    ranging: Sequence[Term]
    letter: str


class References:
    """What a derivation supposes, with letters, and the variables its bound ones keep clear of (`variables`)."""

    def __init__(self, derivation: Derivation) -> None:
        self.variables = page.variables(derivation)
        named = {term for reason in _reasons(derivation.blocks) for term in reason.terms}
        letters = (a + b for a in ("", *ascii_lowercase) for b in ascii_lowercase)
        self._letters: dict[Term, str] = {}
        self.supposed: list[Supposed] = []
        for hypothesis in page.hypotheses(derivation):
            if hypothesis in named and latex_width(latex(hypothesis)) > SHORT:
                self._letters[hypothesis] = f"({next(letters)})"
            formula, ranging = page.for_every(hypothesis, self.variables)
            self.supposed.append(Supposed(formula, ranging, self._letters.get(hypothesis, "")))

    def words(self, reason: Reason, stated: Term | None = None) -> str:
        """The words of a reason in the reader's language, for a fact that is `stated`, or for a step.

        One that begins with a mark says "by (1)": (1) alone would look like a label.
        """
        words = page.reason_of(reason)
        if words == "{0}" and reason.terms == (stated,):
            return _("as supposed")
        marked = re.match(r"[(⟨]\d+[)⟩]", words) or (words.startswith("{0}") and reason.terms[0] in self._letters)
        return _("by {reason}").replace("{reason}", words) if marked else words

    def written(self, write: Callable[[Term], str], letter: str = "{}") -> Callable[[Term], str]:
        """How the terms of a reason are written: a hypothesis by its letter, set in `letter`, others by `write`."""

        def written(term: Term) -> str:
            found = self._letters.get(term)
            return letter.format(found) if found else write(term)

        return written


def beside_equation_numbers(derivation: Derivation) -> Derivation:
    """The derivation with the labels of its facts in another shape than equation numbers have."""
    other = {label: f"⟨{label[1:-1]}⟩" for label in labels_of(derivation.blocks) if label}
    return shown(derivation, blocks=relabelled(derivation.blocks, other)) if other else derivation


def _reasons(blocks: Iterable[Block]) -> Iterator[Reason]:
    for block in blocks:
        if isinstance(block, Stated):
            yield block.reason
        elif isinstance(block, Chain):
            yield from (step.reason for step in block.steps)
        elif isinstance(block, Scope):
            yield from _reasons(block.blocks)
