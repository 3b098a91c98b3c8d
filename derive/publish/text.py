"""A derivation as plain Unicode text, for a terminal.

Relations of a chain stand below each other, reasons in a column at the right where there is room and on the next
line where there is none.

Main statement: `page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Stated
from derive.notation import text as notation
from derive.publish import defined, prose, standing
from derive.publish import page as common
from derive.publish.latex import grouped_declarations
from derive.publish.lines import text_lines
from derive.publish.references import References
from derive.punctuation import colon, columns, comma, filled, space, stop
from derive.terms.term import Term, Variable
from derive.translation import _

WIDTH = 100
_MARKS = ("∈", "≥", "≤", ">", "<")
_STEP, _CONTINUED = "  ", "    "  # the margins of a deeper part, and of a formula that goes on
_GAP = 3  # the least distance of a reason from its formula


def page(derivation: Derivation, titles: common.Titles | None = None, width: int = WIDTH) -> str:
    """The derivation as lines of at most so many characters (longer only where nothing can be broken)."""
    references = References(derivation)
    title = _plain(_(derivation.title))
    about = " · ".join([derivation.name, *standing.words(derivation), *common.credits(derivation)])
    lines = [title, "─" * min(width, max(columns(title), columns(about))), about, ""]
    if derivation.summary:
        lines += [filled(_plain(_(derivation.summary)), width), ""]
    lines += _statement(derivation, references, width)
    used = defined.recalled(derivation)
    if used:
        lines += ["", _("Here")]
        for equation in used:
            left, right = (notation.text(side, (equation,)) for side in equation.args)
            lines += _indented(_broken(f"{left} := {right}", width - 2), _STEP)
    if defined.uses_a_log_b(derivation):
        lines += ["", filled(_plain(defined.a_log_b_convention()), width)]
    if derivation.blocks:
        lines += ["", _("Derivation")]
        lines += _set_reasons(_path(derivation.blocks, references, width, _STEP), width)
    cited = [
        _("{title} ({name})").format(title=_plain(_(titles[name])), name=name) if titles and name in titles else name
        for name in common.rests_on(derivation)
    ]
    if cited:
        lines += ["", _("Rests on"), *(f"{_STEP}{one}" for one in cited)]
    for word, meaning in standing.meanings(derivation):
        lines += ["", filled(f"{word.capitalize()}{colon()}{space()}{meaning}{stop()}", width)]
    return "\n".join(lines) + "\n"


def _plain(words: str, terms: Sequence[Term] = (), known: Sequence[Term] = (), ranges: bool = False) -> str:
    def write(term: Term) -> str:
        introduced = ranges and isinstance(term.head, Variable)
        return notation.declaration(term) if introduced else notation.text(term, known)

    return prose.plain(words, terms, write).replace("`", "")


def _broken(formula: str, width: int) -> list[str]:
    return text_lines(formula, width, indent=len(_CONTINUED))


def _indented(lines: Iterable[str], indent: str) -> list[str]:
    first, *others = lines
    return [indent + first, *(indent + _CONTINUED + line for line in others)]


# ---- the statement


def _statement(derivation: Derivation, references: References, width: int) -> list[str]:
    known = references.variables
    labels = (_("Let"), _("Suppose"), _("Then"))
    rows = [(labels[0], d) for d in grouped_declarations(known, notation.declaration, _MARKS)]
    rows += [(labels[0], notation.text(value)) for value in defined.values(derivation)]
    for supposed in references.supposed:
        told = notation.text(supposed.formula, known)
        if supposed.ranging:
            ranges = comma().join(grouped_declarations(supposed.ranging, notation.declaration, _MARKS))
            told += _(" for every {variables}").format(variables=ranges)
        rows.append((labels[1], f"{told}   {supposed.letter}".rstrip()))
    rows.append((labels[2] if rows else "", notation.text(derivation.statement)))
    margin = max(map(columns, labels)) + 2 if len(rows) > 1 else 0
    lines = [common.kind_word(derivation.kind)]
    before = ""
    for label, formula in rows:
        shown = label if label != before else ""
        first, *others = _broken(formula, width - margin - 2)
        lines.append(f"{_STEP}{shown}{' ' * (margin - columns(shown))}{first}")
        lines += [f"{_STEP}{'':<{margin}}{_CONTINUED}{line}" for line in others]
        before = label
    return lines


# ---- the path

_Row = tuple[str, str, str]  # a line, the reason that belongs at its right, and the label of the fact; or ""


def _path(blocks: Iterable[Block], references: References, width: int, indent: str) -> list[_Row]:
    rows: list[_Row] = []
    for block in blocks:
        if isinstance(block, Said):
            words = _plain(_(block.words), block.terms, references.variables)
            said = filled(words, width, initial_indent=indent, subsequent_indent=indent)
            rows += [(line, "", "") for line in said.splitlines()]
        elif isinstance(block, Stated):
            lines = _indented(_broken(notation.text(block.formula, references.variables), width - len(indent)), indent)
            rows += _because(lines, block.reason, references, block.label, block.formula)
        elif isinstance(block, Chain):
            rows += _chain(block, references, width, indent)
        else:
            opening = _plain(_(block.opening), block.terms, references.variables, ranges=block.kind == "each")
            rows.append((indent + opening, "", block.label))
            rows += _path(block.blocks, references, width, indent + _STEP)
    return rows


def _chain(chain: Chain, references: References, width: int, indent: str) -> list[_Row]:
    rows: list[_Row] = []
    start = notation.text(chain.start, references.variables)
    beside = columns(start) <= 0.4 * (width - len(indent))
    margin = indent + (" " * columns(start) if beside else _STEP) + " "
    if not beside:
        rows += [(line, "", "") for line in _indented(_broken(start, width - len(indent)), indent)]
    for k, step in enumerate(chain.steps):
        related = f"{notation.relation_symbol(step.relation)} {notation.text(step.term, references.variables)}"
        first, *others = _broken(related, width - len(margin))
        head = f"{indent}{start} " if beside and k == 0 else margin
        label = chain.label if step is chain.steps[-1] else ""
        lines = [head + first, *(margin + _CONTINUED + line for line in others)]
        rows += _because(lines, step.reason, references, label)
    return rows


def _because(
    lines: list[str], reason: Reason, references: References, label: str, stated: Term | None = None
) -> list[_Row]:
    """The lines of a formula; the last one has the reason at its right, and the label of the fact."""
    write = references.written(lambda term: notation.text(term, references.variables))
    words = prose.plain(references.words(reason, stated), reason.terms, write)
    *before, last = lines
    return [*((line, "", "") for line in before), (last, words, label)]


def _set_reasons(rows: Sequence[_Row], width: int) -> list[str]:
    """Reasons in a column right of most formulas, a long one further left or below its line; labels at the margin."""
    farthest = 7 * width // 10
    column = max((columns(line) for line, reason, _ in rows if reason and columns(line) <= farthest), default=0) + _GAP
    lines: list[str] = []
    for line, reason, label in rows:
        room = width - (len(label) + _GAP if label else 0)
        place = max(columns(line) + _GAP, min(column, room - columns(reason)))
        if not reason:
            lines.append(line)
        elif place + columns(reason) <= room:
            lines.append(line + " " * (place - columns(line)) + reason)
        else:
            below = " " * min(column, width // 3)
            lines += [line, *filled(reason, room, initial_indent=below, subsequent_indent=below).splitlines()]
        lines[-1] += " " * (width - len(label) - columns(lines[-1])) + label if label else ""
    return lines
