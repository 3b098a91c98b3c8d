"""A derivation in brief: what is stated, by what means, without each step between.

Steps of a chain that only rewrite (=) are folded into one, with all of their reasons; steps that estimate (≤, <, …)
stay, and so do facts and the parts that stand under a supposition: each says what comes of its opening sentence.
Nothing is said that was not checked: a folded step is what the chain of its steps proves.

Main statements: `brief`; `runs`, the steps that are folded together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Scope, Step
from derive.publish.shown import shown
from derive.terms.term import Term
from derive.translation import in_a_row, replaced


def brief(derivation: Derivation) -> Derivation:
    """The derivation with its steps folded."""
    return shown(derivation, blocks=_folded(derivation.blocks))


def _folded(blocks: Iterable[Block]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Chain):
            found.append(replace(block, steps=_fewer(block.steps)))
        elif isinstance(block, Scope):
            found.append(replace(block, blocks=_folded(block.blocks)))
        else:
            found.append(block)
    return tuple(found)


def _fewer(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Equalities that follow each other as one."""
    return tuple(
        run[0] if len(run) == 1 else Step("=", run[-1].term, _together([step.reason for step in run]))
        for run in runs(steps)
    )


def runs(steps: Iterable[Step]) -> list[list[Step]]:
    """The steps, those together that a brief page has as one."""
    found: list[list[Step]] = []
    for relation, group in groupby(steps, key=lambda step: step.relation):
        run = list(group)
        found += [run] if relation == "=" else [[step] for step in run]
    return found


def _together(reasons: Sequence[Reason]) -> Reason:
    """All the reasons, each once, in their order."""
    words: list[str] = []
    terms: list[Term] = []
    for reason in dict.fromkeys(reasons):
        places = reversed(range(len(reason.terms) if terms else 0))
        words.append(replaced(reason.words, *((f"{{{k}}}", f"{{{k + len(terms)}}}") for k in places)))
        terms += reason.terms
    cites = dict.fromkeys(name for reason in reasons for name in reason.cites)
    return Reason(in_a_row(words), tuple(terms), tuple(cites))
