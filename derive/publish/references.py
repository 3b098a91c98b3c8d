"""Letters for facts that a page refers back to: "(a) at x" instead of the whole formula once more.

A reason may name a fact of its own page: a hypothesis, a formula stated before, what a chain came to, or one of these
"for each x", after the part of the path about each x has ended. Where that formula is long, the place where it stands
gets a letter, and the reason shows the letter.

Main statement: `References`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import ascii_lowercase

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Scope, Stated, Step
from derive.notation.latex import latex
from derive.publish import page
from derive.publish.lines import latex_width
from derive.terms.build import forall
from derive.terms.term import Operator, Term, Variable

SHORT = 8.0  # em: a formula no wider than this is repeated instead

_Place = int | Term  # the id of a block, or a hypothesis
_Fact = tuple[Term, _Place]


class References:
    """Which places of a derivation have letters, and which terms of its reasons are shown by them.

    `variables` are those of the page, which the bound variables of its formulas keep clear of.
    """

    def __init__(self, derivation: Derivation) -> None:
        self.variables = page.variables(derivation)
        self._places: list[_Place] = []
        self._cited: dict[tuple[int, int], _Place] = {}
        visible: dict[Term, _Place] = {}
        for hypothesis in page.hypotheses(derivation):
            visible[hypothesis] = self._place(hypothesis)
        self._walk(derivation.blocks, visible)
        used = set(self._cited.values())
        letters = (a + b for a in ("", *ascii_lowercase) for b in ascii_lowercase)
        self._letters: dict[_Place, str] = {}
        for place in self._places:
            if place in used:
                self._letters[place] = next(letters)

    def of_block(self, block: Stated | Chain) -> str:
        """The letter of a stated formula or a chain; "" when nothing refers to it."""
        return self._letters.get(id(block), "")

    def of_hypothesis(self, hypothesis: Term) -> str:
        return self._letters.get(hypothesis, "")

    def in_reason(self, reason: Reason, write: Callable[[Term], str], letter: str = "({})") -> Callable[[Term], str]:
        """How the terms of a reason are written: by `write`, or as the letter of the fact they are."""
        places = ((term, self._cited.get((id(reason), k))) for k, term in enumerate(reason.terms))
        shown = {term: letter.format(self._letters[place]) for term, place in places if place is not None}
        return lambda term: shown.get(term) or write(term)

    def _place(self, place: _Place) -> _Place:
        self._places.append(place)
        return place

    def _cite(self, reason: Reason, visible: dict[Term, _Place]) -> None:
        for k, term in enumerate(reason.terms):
            if term in visible and latex_width(latex(term)) > SHORT:
                self._cited[id(reason), k] = visible[term]

    def _walk(self, blocks: Iterable[Block], visible: dict[Term, _Place]) -> _Fact | None:
        """Goes through the path as a reader does; gives the last fact, which is what a part of the path comes to."""
        last: _Fact | None = None
        for block in blocks:
            if isinstance(block, Stated):
                self._cite(block.reason, visible)
                last = (block.formula, self._place(id(block)))
            elif isinstance(block, Chain):
                for step in block.steps:
                    self._cite(step.reason, visible)
                relation = overall(block.steps)
                place = self._place(id(block))
                last = (Term(Operator(relation), (block.start, block.steps[-1].term)), place) if relation else None
            elif isinstance(block, Scope):
                last = self._closed(block, self._walk(block.blocks, dict(visible)))
            if last is not None:
                visible[last[0]] = last[1]
        return last

    @staticmethod
    def _closed(scope: Scope, inner: _Fact | None) -> _Fact | None:
        """What a part of the path leaves behind: for every x, its last fact. A case alone leaves nothing."""
        if inner is None or scope.kind != "each":
            return None
        fact, place = inner
        for x in reversed(scope.terms):
            if isinstance(x.head, Variable):
                fact = forall(x, fact)
        return fact, place


def overall(steps: Iterable[Step]) -> str:
    """The relation between the two ends of a chain; "" where it says nothing about them."""
    relations = {step.relation for step in steps} - {"="}
    if not relations:
        return "="
    if relations <= {"<", "≤"}:
        return "<" if "<" in relations else "≤"
    if relations <= {">", "≥"}:
        return ">" if ">" in relations else "≥"
    return "≠" if relations == {"≠"} else ""
