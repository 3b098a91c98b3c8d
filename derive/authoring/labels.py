"""Numbers for the facts that later steps cite.

While a derivation is written every result has a mark of its own; in the end the marks that some reason or sentence
cites become (1), (2) … in the order in which the results stand on the page, and the others vanish. A mark of nothing on
the page, as of a fact of another derivation, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    for label in _labels(blocks):
        if label in cited:
            numbers[label] = f"({len(numbers) + 1})"
    if cited - numbers.keys():
        raise NotOnThePage(
            "A reason refers to a fact that the page does not show: was it proved in a chain or another "
            "derivation that never came to an end here?"
        )
    return tuple(_renumbered(b, numbers) for b in blocks)


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


def _labels(blocks: Sequence[Block]) -> Iterator[str]:
    for b in blocks:
        if not isinstance(b, Said):
            yield b.label
        if isinstance(b, Scope):
            yield from _labels(b.blocks)


def _renumbered(b: Block, numbers: dict[str, str]) -> Block:
    if isinstance(b, Said):
        return replace(b, words=_worded(b.words, numbers))
    label = numbers.get(b.label, "")
    if isinstance(b, Stated):
        return replace(b, label=label, reason=_reason(b.reason, numbers))
    if isinstance(b, Chain):
        return replace(b, label=label, steps=tuple(replace(s, reason=_reason(s.reason, numbers)) for s in b.steps))
    return replace(b, label=label, blocks=tuple(_renumbered(inner, numbers) for inner in b.blocks))


def _reason(reason: Reason, numbers: dict[str, str]) -> Reason:
    return replace(reason, words=_worded(reason.words, numbers))


def _worded(words: str, numbers: dict[str, str]) -> str:
    return replaced(words, *((m, numbers[m]) for m in dict.fromkeys(_MARK.findall(words)) if m in numbers))
