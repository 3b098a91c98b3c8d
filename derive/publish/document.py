r"""A derivation as a small document: a heading, paragraphs, displays and quotations, before any markup.

What every page in markup has in common is decided here: which sentences there are, what stands in line and what is
displayed, where a formula is broken, and whether a reason stands beside its formula or below it. Mathematics is
LaTeX, as MathJax and KaTeX read it; `markdown.py` writes the document in a dialect of Markdown, the Sphinx extension
makes docutils nodes of it.

Main statements: `document`, `statement_only`, `sentence`; the blocks `Heading`, `Paragraph`, `Display`, `Quotation`;
the parts of a line `Words`, `Mathematics`, `Code`, `Strong`, `Emphasis`, `Link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derive.authoring import derivation as checked
from derive.authoring.derivation import Derivation, Reason, Said, Stated
from derive.notation import latex as notation
from derive.publish import defined, page, prose, standing
from derive.publish.latex import grouped_declarations, in_a_line, in_line
from derive.publish.lines import latex_lines, latex_width
from derive.publish.references import References
from derive.punctuation import colon, comma, head, space, stop
from derive.terms.term import Term
from derive.translation import _

WIDTH = 40.0  # em: the formula's share of a line
LINE = 52.0  # em: formula and reason together
_MARK = 0xE000  # characters that stand for a part of a line while a sentence is put together

# In mathematics, not in \text: MathJax shows the backslash of \text{\_}, KaTeX and TeX stop at \text{_}.
_SIGNS = {c: f"\\{c}" for c in "_%#&${}"} | {"\\": r"\backslash ", "~": r"{\sim}", "^": r"\hat{\ }"}


# ---- the parts of a line


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Mathematics:
    latex: str


@dataclass(frozen=True, slots=True)
class Code:
    """A name in the program."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """To the page of another derivation."""

    parts: tuple[Inline, ...]
    name: str


Inline = Words | Mathematics | Code | Strong | Emphasis | Link
Line = tuple[Inline, ...]


# ---- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    parts: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: Line


@dataclass(frozen=True, slots=True)
class Display:
    r"""Rows of an aligned display (their & and && are LaTeX's), or one formula; `states` where it is the statement."""

    rows: tuple[str, ...]
    states: bool = False

    @property
    def aligned(self) -> bool:
        return len(self.rows) > 1 or "&" in self.rows[0]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A part of the path under a supposition."""

    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Display | Quotation


def document(derivation: Derivation, titles: page.Titles | None = None) -> list[Block]:
    """The page of one derivation. Those it cites become links, where `titles` knows them."""
    references = References(derivation)
    blocks: list[Block] = [
        Heading(sentence(_(derivation.title))),
        Paragraph(credits(derivation)),
    ]
    if derivation.summary:
        blocks.append(Paragraph(sentence(_(derivation.summary))))
    blocks += [*_statement(derivation, references), *_recalled(derivation)]
    if derivation.blocks:
        blocks += [Paragraph((Strong(_("Derivation.")),)), *_path(derivation.blocks, references)]
    cited: list[Inline] = []
    for name in page.rests_on(derivation):
        known = titles is not None and name in titles
        cited += [Words(comma())] if cited else []
        cited.append(Link(sentence(_(titles[name])), name) if titles and known else Code(name))
    if cited:
        blocks.append(Paragraph((Emphasis(f"{_('Rests on')}{colon()}"), Words(" "), *cited)))
    for word, meaning in standing.meanings(derivation):
        blocks.append(Paragraph((Emphasis(f"{word.capitalize()}{colon()}"), Words(f" {meaning}{stop()}"))))
    return blocks


def statement_only(derivation: Derivation) -> list[Block]:
    """The statement with its variables and hypotheses, and the definitions in it."""
    return [*_statement(derivation, References(derivation)), *_recalled(derivation)]


def credits(derivation: Derivation) -> Line:
    """The name, the verdict, and where it comes from."""
    verdict, *certificate = standing.words(derivation)
    parts: list[Inline] = [Code(derivation.name), Words(" · "), Strong(verdict)]
    for credit in (*certificate, *page.credits(derivation)):
        parts.append(Words(f" · {credit}"))
    return tuple(parts)


# ---- sentences


def sentence(words: str, terms: Sequence[Term] = (), avoid: Iterable[Term] = (), ranges: bool = False) -> Line:
    """A sentence in the reader's language with its formulas in line."""
    known = list(avoid)
    parts: list[Inline] = []
    for piece in prose.pieces(words, terms, lambda term: in_line(term, known, ranges)):
        if piece.kind == "mathematics":
            parts += _formula(piece.text)
        else:
            parts.append(Code(piece.text) if piece.kind == "code" else Words(piece.text))
    return tuple(parts)


def _formula(formula: str) -> list[Inline]:
    """A formula in line; words in it are words of the sentence."""
    parts = re.split(r"\$([^$]+)\$", in_a_line(formula))
    return [Mathematics(part.strip()) if k % 2 else Words(part) for k, part in enumerate(parts) if part]


def _put(template: str, **inside: Sequence[Line]) -> Line:
    """A template with enumerations of lines for its {names}."""
    lines: list[Line] = []

    def marks(parts: Sequence[Line]) -> str:
        start = len(lines)
        lines.extend(parts)
        return page.enumeration([chr(_MARK + start + k) for k in range(len(parts))])

    text = template.format(**{name: marks(parts) for name, parts in inside.items()})
    found: list[Inline] = []
    for part in re.split(rf"([{chr(_MARK)}-{chr(_MARK + 0xFFF)}])", text):
        if len(part) == 1 and 0 <= ord(part) - _MARK < len(lines):
            found += lines[ord(part) - _MARK]
        elif part:
            found.append(Words(part))
    return tuple(found)


# ---- the statement


def _statement(derivation: Derivation, references: References) -> list[Block]:
    known = references.variables
    said: list[Line] = []
    declared = grouped_declarations(known) + [notation.latex(value) for value in defined.values(derivation)]
    if declared:
        said.append(_put(_("Let {variables}."), variables=[tuple(_formula(d)) for d in declared]))
    told: list[Line] = []
    for supposed in references.supposed:
        formula: Line = tuple(_formula(notation.latex(supposed.formula, known)))
        if supposed.ranging:
            declarations = grouped_declarations(supposed.ranging)
            ranges = [inline for d in declarations for inline in (Words(comma()), *_formula(d))]
            formula += _put(_(" for every {variables}"), variables=[tuple(ranges[1:])])
        told.append((*formula, Words(f" {supposed.letter}")) if supposed.letter else formula)
    if told:
        said.append(_put(_("Suppose that {hypotheses}."), hypotheses=told))
    if said and derivation.kind != "definition":
        said.append((Words(_("Then")),))
    spaced: list[Inline] = [Strong(head(page.kind_word(derivation.kind)))]
    for k, line in enumerate(said):
        spaced += [Words(space() if k else " "), *line]
    first, *others = latex_lines(notation.latex(derivation.statement), WIDTH)
    rows = (f"& {first}", *(rf"& \qquad {line}" for line in others)) if others else (first,)
    return [Paragraph(tuple(spaced)), Display(rows, states=True)]


def _recalled(derivation: Derivation) -> list[Block]:
    blocks: list[Block] = []
    used = defined.recalled(derivation)
    if used:
        blocks += [Paragraph((Words(_("Here")),)), Display(_definitions(used))]
    if defined.uses_a_log_b(derivation):
        blocks.append(Paragraph(sentence(defined.a_log_b_convention())))
    return blocks


def _definitions(equations: Iterable[Term]) -> tuple[str, ...]:
    rows: list[str] = []
    for equation in equations:
        left, right = (notation.latex(side, (equation,)) for side in equation.args)
        first, *others = latex_lines(right, WIDTH - latex_width(left))
        rows += [f"{left} & := {first}", *(rf"& \qquad {line}" for line in others)]
    return tuple(rows)


# ---- the path


def _path(blocks: Iterable[checked.Block], references: References) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Said):
            found.append(Paragraph(sentence(_(block.words), block.terms, references.variables)))
        elif isinstance(block, Stated):
            formula = notation.latex(block.formula, references.variables)
            found.append(Display(_link("", formula, block.reason, references, block.label, stated=block.formula)))
        elif isinstance(block, checked.Chain):
            found.append(Display(_chain(block, references)))
        else:
            opening = sentence(_(block.opening), block.terms, references.variables, ranges=block.kind == "each")
            label = (Words(" "), *sentence(block.label)) if block.label else ()
            found.append(Quotation((Paragraph((*opening, *label)), *_path(block.blocks, references))))
    return found


def _chain(chain: checked.Chain, references: References) -> tuple[str, ...]:
    start = notation.latex(chain.start, references.variables)
    terms = [notation.latex(step.term, references.variables) for step in chain.steps]
    beside = latex_width(start) <= 0.4 * WIDTH
    rows = [] if beside else [f"& {line}" for line in latex_lines(start, WIDTH)]
    for k, (step, term) in enumerate(zip(chain.steps, terms, strict=True)):
        left = start if beside and k == 0 else ""
        label = chain.label if step is chain.steps[-1] else ""
        related = f"{notation.relation_symbol(step.relation)} {term}"
        rows += _link(left, related, step.reason, references, label, below=not beside)
    return tuple(rows)


def _link(
    left: str,
    right: str,
    reason: Reason,
    references: References,
    label: str,
    below: bool = False,
    stated: Term | None = None,
) -> tuple[str, ...]:
    """One formula with its reason: beside it, or on a row of its own where there is no room."""
    indent = r"\quad " if below else ""
    first, *others = latex_lines(right, WIDTH - latex_width(left))
    rows = [f"{left} & {indent}{first}".lstrip(), *(rf"& {indent}\qquad {line}" for line in others)]
    words = _words_in_mathematics(reason, references, stated)
    mark = rf"\quad {_label(label)}" if label else ""
    if latex_width(left) + latex_width(right) + latex_width(words) < LINE:
        return (*rows[:-1], f"{rows[-1]} && {words}{mark}")
    return (*rows, rf"& {indent}\qquad ({words}){mark}")


def _label(label: str) -> str:
    """(1) are words, ⟨1⟩ is mathematics."""
    return "".join(p.text if p.kind == "mathematics" else rf"\text{{{p.text}}}" for p in prose.pieces(label, (), str))


def _words_in_mathematics(reason: Reason, references: References, stated: Term | None) -> str:
    r"""A reason as a part of a display: \text{…} around the words, formulas and special characters bare."""
    write = references.written(lambda term: notation.latex(term, references.variables), r"\text{{{}}}")
    parts = []
    for piece in prose.pieces(references.words(reason, stated), reason.terms, write):
        if piece.kind == "mathematics":
            parts.append(piece.text)
        else:
            stretches = re.split(r"([_%#&${}\\~^])", piece.text)
            parts += [_SIGNS[s] if k % 2 else rf"\text{{{s}}}" for k, s in enumerate(stretches) if s]
    return "".join(parts)
