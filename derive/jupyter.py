"""What a notebook shows of the objects that a user meets: derivations, theorems, verdicts, gradients, samples, terms.

Main statements: `page_of` (Markdown), `formula_of` (LaTeX).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from derive.authoring.derivation import Derivation
from derive.authoring.refusals import StepRefused, Unfinished
from derive.authoring.theorem import Entry
from derive.checking import Verdict
from derive.explain import explain
from derive.gradients.gradient import Gradient
from derive.named import NamedTheorem
from derive.notation.latex import latex
from derive.notation.precedence import NotationError
from derive.publish import markdown
from derive.publish.dialects import NOTEBOOK
from derive.publish.document import (
    Block,
    Display,
    Heading,
    Inline,
    Mathematics,
    Paragraph,
    Strong,
    Words,
    credits,
    document,
    sentence,
    statement_only,
)
from derive.publish.lines import latex_lines
from derive.punctuation import colon, comma, space, stop
from derive.samples import Samples
from derive.terms.term import Term
from derive.translation import _

_WIDTH = 50.0  # em of a cell


@singledispatch
def page_of(shown: object) -> str | None:
    """The object as Markdown; None where there is no such page."""
    return None


@page_of.register
def of_derivation(shown: Derivation) -> str:
    return _written(document(shown))


@page_of.register
def of_entry(shown: Entry) -> str:
    """The page once each step has passed, else why one did not."""
    try:
        return of_derivation(shown.derivation)
    except StepRefused as refused:
        told = explain(refused)
    except Unfinished as unfinished:
        told = str(unfinished)
    return _written([Paragraph((Strong(_("refused")), Words(f"{colon()} {shown.name}")))]) + f"\n```text\n{told}\n```\n"


@page_of.register
def of_theorem(shown: NamedTheorem) -> str:
    derivation = shown.derivation
    title = Heading(sentence(_(derivation.title)))
    return _written([title, Paragraph(credits(derivation)), *statement_only(derivation)])


@page_of.register
def of_gradient(shown: Gradient) -> str:
    return "\n".join(map(of_derivation, shown.derivations))


@page_of.register
def of_verdict(shown: Verdict) -> str:
    parts: list[Inline] = [Strong(_(shown.status)), Words(f"{colon()} "), Mathematics(latex(shown.claim))]
    if shown.hypotheses:
        parts += _put(_("{claim}, given {hypotheses}"), shown.hypotheses)
    told = [f"{shown.reason[:1].upper()}{shown.reason[1:]}"]
    if shown.missing:
        told.append(_("It would suffice to know {missing}.").format(missing=_(" and ").join(shown.missing)))
    if shown.witness is not None and shown.witness.point:
        told.append(_("Counterexample: {point}.").format(point=shown.witness.at))
    elif shown.model and shown.hypotheses:
        told.append(_("The hypotheses hold, for instance, at {point}.").format(point=shown.model))
    return _written([Paragraph((*parts, Words(stop()))), Paragraph((Words(space().join(told)),))])


def _put(template: str, hypotheses: Sequence[Term]) -> list[Inline]:
    """What comes behind the claim: ", given …"."""
    before = template.split("{claim}")[1].split("{hypotheses}")[0]
    formulas = [inline for h in hypotheses for inline in (Words(comma()), Mathematics(latex(h)))]
    return [Words(before), *formulas[1:]]


@page_of.register
def of_samples(shown: Samples) -> str:
    """The statement, and a table of the points."""
    lines = latex_lines(latex(shown.statement), _WIDTH)
    rows = (f"& {lines[0]}", *(rf"& \qquad {line}" for line in lines[1:])) if len(lines) > 1 else (lines[0],)
    stated = _written([Display(rows)])
    if not shown:
        return stated + "\n" + _written([Paragraph((Words(repr(shown)),))])
    count = max(len(sample.sides) for sample in shown)
    head = [_("point"), *(_("left side"), "", _("right side")) * count]
    table = [head, ["---", *("---:", ":---:", ":---") * count]]
    for sample in shown:
        cells = [sample.point, *(part for left, right, sign in sample.sides for part in (left, sign, right))]
        table.append([NOTEBOOK.literal(cell).replace("|", "&#124;") for cell in cells])
    return stated + "\n" + "\n".join(f"| {' | '.join(row)} |" for row in table) + "\n"


@singledispatch
def formula_of(shown: object) -> str | None:
    """The object as a LaTeX formula; None where it cannot be written."""
    return None


@formula_of.register
def of_term(shown: Term) -> str | None:
    try:
        lines = latex_lines(latex(shown), _WIDTH)
    except NotationError:  # a part of a formula: a bound variable without its binder
        return None
    if len(lines) == 1:
        return rf"$\displaystyle {lines[0]}$"
    rows = " \\\\ ".join(f"& {line}" for line in (lines[0], *(rf"\qquad {line}" for line in lines[1:])))
    return rf"$$\begin{{aligned}} {rows} \end{{aligned}}$$"


def _written(blocks: Sequence[Block]) -> str:
    return "\n".join(markdown.lines(blocks, NOTEBOOK))
