"""A derivation as Typst to be pasted into a document of one's own: plain markup and equations, no functions of ours.

Main statement: `fragment`.
"""

from __future__ import annotations

from collections.abc import Iterable

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Scope, Stated
from derive.notation import typst as notation
from derive.publish import defined, page, standing
from derive.publish.references import References
from derive.publish.typst.formulas import in_line
from derive.publish.typst.markup import escaped
from derive.publish.typst.stated import let, supposed
from derive.publish.typst.words import sentence, written
from derive.punctuation import head, space
from derive.terms.term import Term
from derive.translation import _


def fragment(derivation: Derivation) -> str:
    """The derivation as Typst."""
    references = References(derivation)
    lines = [f"// {derivation.name}: {', '.join(standing.words(derivation))}"]
    lines.append(f"*{escaped(head(page.kind_word(derivation.kind)))}* {_statement(derivation, references)}")
    lines.append(f"$ {notation.typst(derivation.statement)} $")
    used = defined.recalled(derivation)
    if used:
        lines.append(escaped(_("Here")))
        lines.append(_display([_definition(equation) for equation in used]))
    if derivation.blocks:
        lines += ["", f"_{escaped(_('Derivation.'))}_", *_path(derivation.blocks, references)]
    return "\n".join([*lines, ""])


def _statement(derivation: Derivation, references: References) -> str:
    said = let(derivation, references)
    hypotheses = [in_line(formula) + beside for formula, beside in supposed(references)]
    if hypotheses:
        said.append(_("Suppose that {hypotheses}.").format(hypotheses=page.enumeration(hypotheses)))
    if said and derivation.kind != "definition":
        said.append(escaped(_("Then")))
    return space().join(said)


def _definition(equation: Term) -> str:
    left, right = (notation.typst(side, (equation,)) for side in equation.args)
    return f"{left} &:= {right}"


def _display(rows: list[str]) -> str:
    return "\n".join(["$", " \\\n".join(f"  {row}" for row in rows), "$"])


def _path(blocks: Iterable[Block], references: References) -> list[str]:
    known = references.variables
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Said):
            lines += ["", sentence(_(block.words), block.terms, known), ""]
        elif isinstance(block, Stated):
            formula = notation.typst(block.formula, known)
            lines.append(_display([f"{formula} {_beside(block.reason, references, block.label, block.formula)}"]))
        elif isinstance(block, Chain):
            lines.append(_display(_rows(block, references)))
        elif isinstance(block, Scope):
            opening = sentence(_(block.opening), block.terms, known, ranges=block.kind == "each")
            label = f" {escaped(block.label)}" if block.label else ""
            lines += ["#pad(left: 1.2em)[", f"{opening}{label}", *_path(block.blocks, references), "]"]
    return lines


def _rows(chain: Chain, references: References) -> list[str]:
    """The chain aligned at its relations."""
    rows = []
    for k, step in enumerate(chain.steps):
        left = f"{notation.typst(chain.start, references.variables)} " if k == 0 else ""
        right = f"{notation.relation_symbol(step.relation)} {notation.typst(step.term, references.variables)}"
        label = chain.label if step is chain.steps[-1] else ""
        rows.append(f"{left}& {right} {_beside(step.reason, references, label)}")
    return rows


def _beside(reason: Reason, references: References, label: str, stated: Term | None = None) -> str:
    """The reason in small type behind a formula."""
    write = references.written(lambda term: notation.typst(term, references.variables), '"{}"')
    words = written(references.words(reason, stated), reason.terms, write)
    mark = f" {escaped(label)}" if label else ""
    return f"&& quad #text(0.85em)[{words}{mark}]"
