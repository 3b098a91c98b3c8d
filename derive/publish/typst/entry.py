"""One derivation in Typst, made of the functions of style.typ: title, statement in its box, steps with reasons.

Main statements: `entry`, `Place`, `definition_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Scope, Stated
from derive.notation import typst as notation
from derive.notation.typst import shown
from derive.notation.typst_names import quoted as string
from derive.publish import defined, page, standing
from derive.publish.pictures.drawing import Picture
from derive.publish.references import References
from derive.publish.typst.formulas import displayed, in_line
from derive.publish.typst.markup import escaped
from derive.publish.typst.stated import declared, let, supposed
from derive.publish.typst.words import sentence, written
from derive.punctuation import head, space
from derive.terms.term import Term
from derive.translation import _

_LONG = 70  # letters and signs: hypotheses with more of them stand in a list
_MANY_LINES = 12  # a statement with more hypotheses may be broken between pages
_MANY = 24  # so many places that use a theorem are named


@dataclass(frozen=True, slots=True)
class Place:
    """Where a derivation stands in the document, and what rests on it there."""

    number: str
    used_by: tuple[str, ...] = ()


def entry(derivation: Derivation, places: Mapping[str, Place], pictures: Sequence[Picture] = ()) -> str:
    """The derivation. `places` are those of the document: what stands there is linked."""
    references = References(derivation)
    about = ", ".join(f"[{escaped(credit)}]" for credit in page.credits(derivation))
    lines = [
        f"#entry({string(derivation.name)}, {string(places[derivation.name].number)}, "
        f"[{sentence(_(derivation.title))}], ({about}{',' if about else ''}), {string(derivation.verdict)}, "
        f"[{escaped(' · '.join(standing.words(derivation)))}])"
    ]
    if derivation.summary:
        lines.append(f"#summary[{sentence(_(derivation.summary))}]")
    stated = _statement(derivation, references)
    long = ", long: true" if len(stated) > _MANY_LINES else ""  # it may need more than a page
    lines += [f"#statement([{escaped(head(page.kind_word(derivation.kind)))}]{long})[", *stated, "]"]
    for picture in pictures:
        lines.append(f"#picture({string(picture.svg)}, [{sentence(picture.caption)}], {string(picture.description)})")
    used = defined.recalled(derivation)
    if used:
        lines += [f"#here[{escaped(_('Here'))}]", *definition_rows(used)]
    if derivation.blocks:
        lines.append(f"#derivation-word[{escaped(_('Derivation.'))}]")
        lines += _path(derivation.blocks, references, places, 0)
    beneath = _beneath(derivation, places)
    if beneath and lines[-1] == ")":  # a display keeps it on its page
        lines[-1:] = [f"  after: {beneath}", ")"]
    elif beneath:
        lines.append(f"#{beneath}")
    return "\n".join([*lines, ""])


def _beneath(derivation: Derivation, places: Mapping[str, Place]) -> str:
    """What it rests on and what rests on it."""
    told = []
    rests_on = [_see(name, places) for name in page.rests_on(derivation) if name in places and name != derivation.name]
    used_by = places[derivation.name].used_by
    users = [_see(name, places) for name in used_by[:_MANY]]
    if len(used_by) > _MANY:
        users.append(escaped(_("{count} more").format(count=len(used_by) - _MANY)))
    if rests_on:
        told.append(_("Rests on {theorems}.").format(theorems=page.enumeration(rests_on)))
    if users:
        told.append(_("Used by {theorems}.").format(theorems=page.enumeration(users)))
    return f"beneath[{space().join(told)}]" if told else ""


def _see(name: str, places: Mapping[str, Place]) -> str:
    return f"#see({string(name)}, {string(places[name].number)})"


# ---- the statement


def _statement(derivation: Derivation, references: References) -> list[str]:
    """Let … . Suppose that … . Then, displayed, the claim."""
    said = let(derivation, references)
    hypotheses, items = _supposed(references)
    then = escaped(_("Then")) if derivation.kind != "definition" else ""
    claim = f"#claim({displayed(notation.typst(derivation.statement))})"
    if items:
        return [space().join([*said, hypotheses]), "", *items, "", then, claim]
    said += [hypotheses] if hypotheses else []
    return [space().join([*said, then] if said and then else said), claim]


def _supposed(references: References) -> tuple[str, list[str]]:
    """The hypotheses: in a sentence where they are short, else as what introduces a list, and the list."""
    parts = supposed(references)
    if not parts:
        return "", []
    lengths = [shown(formula) + 0.5 * len(beside) for formula, beside in parts]
    if sum(lengths) < _LONG and max(lengths) < _LONG / 2:
        told = page.enumeration([in_line(formula) + beside for formula, beside in parts])
        return _("Suppose that {hypotheses}.").format(hypotheses=told), []
    items = [f"- #hypothesis({displayed(formula)}, [{beside}])" for formula, beside in parts]
    return escaped(_("Suppose that")), items


def definition_rows(equations: Iterable[Term], ranges: bool = False) -> list[str]:
    """Definitions as the equations they are; on demand with the ranges of their parameters beside them."""
    rows = []
    for equation in equations:
        left, right = (notation.typst(side, (equation,)) for side in equation.args)
        note = ", ".join(map(in_line, declared(defined.defined_term(equation).args))) if ranges else ""
        rows.append(f"  (${left}$, {displayed(f':= {right}')}, {f'[{note}]' if note else 'none'}),")
    return ["#definitions(", *rows, ")"]


# ---- the path


def _path(blocks: Iterable[Block], references: References, places: Mapping[str, Place], depth: int) -> list[str]:
    known = references.variables
    lines: list[str] = []
    for of_facts, group in groupby(blocks, key=lambda block: isinstance(block, Stated)):
        if of_facts:  # facts that follow each other share a display
            lines.append(f"#facts({depth},")
            for fact in group:
                assert isinstance(fact, Stated)
                reason = _reason(fact.reason, references, places, fact.formula)
                formula = displayed(notation.typst(fact.formula, known))
                lines.append(f"  ({formula}, [{reason}], {string(fact.label)}),")
            lines.append(")")
            continue
        for block in group:
            if isinstance(block, Said):
                lines += [sentence(_(block.words), block.terms, known), ""]
            elif isinstance(block, Chain):
                lines += _chain(block, references, places, depth)
            elif isinstance(block, Scope):
                opening = sentence(_(block.opening), block.terms, known, ranges=block.kind == "each")
                inner = _path(block.blocks, references, places, depth + 1)
                lines += [f"#scope([{opening}], {string(block.label)})[", *inner, "]"]
    return lines


def _chain(chain: Chain, references: References, places: Mapping[str, Place], depth: int) -> list[str]:
    lines = [f"#chain({depth}, {displayed(notation.typst(chain.start, references.variables))},"]
    for step in chain.steps:
        term = f"{notation.relation_symbol(step.relation)} {notation.typst(step.term, references.variables)}"
        label = chain.label if step is chain.steps[-1] else ""
        lines.append(f"  ({displayed(term)}, [{_reason(step.reason, references, places)}], {string(label)}),")
    return [*lines, ")"]


def _reason(reason: Reason, references: References, places: Mapping[str, Place], stated: Term | None = None) -> str:
    """The words of a reason, and the numbers of what it cites."""
    write = references.written(lambda term: notation.typst(term, references.variables), '"{}"')
    text = written(references.words(reason, stated), reason.terms, write)
    cited = [_see(name, places) for name in reason.cites if name in places]
    return f"{text} ({', '.join(cited)})" if cited else text
