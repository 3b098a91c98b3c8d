"""Numbers for the facts that later steps cite.

While a derivation is written every result has a mark of its own; in the end the marks that some reason or sentence
cites become (1), (2) … in the order in which the results stand on the page, and the others vanish. A mark of nothing on
the page, as of a fact of another derivation, is refused.

Main statements: `mark`, `numbered`; `labels_of`, `relabelled`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from derive.authoring.derivation import Block, Chain, Reason, Said, Scope, Stated
from derive.translation import replaced

_MARK = re.compile("⟪\\d+⟫")


class NotOnThePage(ValueError):
    """A reason refers to a fact that the page does not show."""


def mark(number: int) -> str:
    return f"⟪{number}⟫"


def numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with numbers for marks."""
    cited = {m for words in _sentences(blocks) for m in _MARK.findall(words)}
    numbers: dict[str, str] = {}
    for label in labels_of(blocks):
        if label in cited:
            numbers[label] = f"({len(numbers) + 1})"
    if cited - numbers.keys():
        raise NotOnThePage(
            "A reason refers to a fact that the page does not show: was it proved in a chain or another "
            "derivation that never came to an end here?"
        )
    return relabelled(blocks, numbers)


def _sentences(blocks: Sequence[Block]) -> Iterator[str]:
    for b in blocks:
        if isinstance(b, Said):
            yield b.words
        elif isinstance(b, Stated):
            yield b.reason.words
        elif isinstance(b, Chain):
            yield from (s.reason.words for s in b.steps)
        else:
            yield from _sentences(b.blocks)


def labels_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The labels that stand in the blocks, in their order; "" for none."""
    for b in blocks:
        if not isinstance(b, Said):
            yield b.label
        if isinstance(b, Scope):
            yield from labels_of(b.blocks)


def relabelled(blocks: Iterable[Block], labels: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks with other labels, also where sentences refer to them; one that `labels` does not know vanishes."""

    def told(words: str) -> str:
        return replaced(words, *((old, new) for old, new in labels.items() if old in words))

    def because(reason: Reason) -> Reason:
        return replace(reason, words=told(reason.words))

    def changed(b: Block) -> Block:
        if isinstance(b, Said):
            return replace(b, words=told(b.words))
        label = labels.get(b.label, "")
        if isinstance(b, Stated):
            return replace(b, label=label, reason=because(b.reason))
        if isinstance(b, Chain):
            return replace(b, label=label, steps=tuple(replace(s, reason=because(s.reason)) for s in b.steps))
        return replace(b, label=label, blocks=tuple(map(changed, b.blocks)))

    return tuple(map(changed, blocks))
