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
from derive.punctuation import colon, comma, head, space, stop, unbreakable
from derive.terms.term import Term
from derive.translation import _

# em. Sphinx, Quarto, Obsidian and MkDocs set text to a measure of 36 to 38, GitHub to one of 45; widths are estimated
# on the wide side, those of words by a seventh.
WIDTH = 36.0  # the formula's share of a line
LINE = 41.0  # formula and reason together
_GAP = 2.0  # between the columns of a display
_NARROW = 8.0  # a column for reasons is no narrower
_LINES_OF_A_REASON = 3
_INDENT = 1.5  # of a part of the path under a supposition
_NUMBER = 3.0  # of an equation
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
        blocks += [Paragraph((Strong(_("Derivation.")),)), *_path(derivation.blocks, references, WIDTH)]
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
    first, *others = latex_lines(notation.latex(derivation.statement), WIDTH - _NUMBER)
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


def _path(blocks: Iterable[checked.Block], references: References, room: float) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Said):
            found.append(Paragraph(sentence(_(block.words), block.terms, references.variables)))
        elif isinstance(block, Stated):
            formula = notation.latex(block.formula, references.variables)
            link = _link("", formula, block.reason, references, block.label, room, stated=block.formula)
            found.append(Display(_rows([link], room)))
        elif isinstance(block, checked.Chain):
            found.append(Display(_chain(block, references, room)))
        else:
            opening = sentence(_(block.opening), block.terms, references.variables, ranges=block.kind == "each")
            label = (Words(" "), *sentence(block.label)) if block.label else ()
            found.append(Quotation((Paragraph((*opening, *label)), *_path(block.blocks, references, room - _INDENT))))
    return found


def _chain(chain: checked.Chain, references: References, room: float) -> tuple[str, ...]:
    start = notation.latex(chain.start, references.variables)
    terms = [notation.latex(step.term, references.variables) for step in chain.steps]
    taken = latex_width(start)
    beside = taken <= 0.25 * room or taken + 1.5 + max(map(latex_width, terms)) <= room
    links = []
    for k, (step, term) in enumerate(zip(chain.steps, terms, strict=True)):
        left = start if beside and k == 0 else ""
        label = chain.label if step is chain.steps[-1] else ""
        related = f"{notation.relation_symbol(step.relation)} {term}"
        links.append(
            _link(left, related, step.reason, references, label, room - (taken if beside else 0.0), below=not beside)
        )
    return _rows(links, room, () if beside else latex_lines(start, room))


@dataclass(frozen=True, slots=True)
class _Link:
    """A formula in lines that are aligned at their beginnings, the first behind `left`; its reason, and its mark."""

    left: str
    lines: tuple[str, ...]
    reason: _Reason
    mark: str
    below: str  # how far a row below the formula stands in


def _link(
    left: str,
    right: str,
    reason: Reason,
    references: References,
    label: str,
    room: float,
    below: bool = False,
    stated: Term | None = None,
) -> _Link:
    indent = r"\quad " if below else ""
    first, *others = latex_lines(right, room - latex_width(indent))
    lines = (f"{indent}{first}", *(rf"{indent}\qquad {line}" for line in others))
    mark = rf"\quad {_label(label)}" if label else ""
    return _Link(left, lines, _Reason.of(reason, references, stated), mark, rf"{indent}\qquad ")


def _rows(links: Sequence[_Link], room: float, start: Sequence[str] = ()) -> tuple[str, ...]:
    """The links as rows of one display, each with its reason, in a few lines: in a column of their own, right of the
    widest formula; or, where that leaves no room, below the formula.
    """
    before = max(latex_width(link.left) for link in links)
    behind = max(latex_width(line) for line in (*start, *(line for link in links for line in link.lines)))
    left = room + LINE - WIDTH - before - behind - _GAP
    beside = [link.reason.lines(left - latex_width(link.mark)) if left >= _NARROW else None for link in links]
    under = behind if any(beside) else room - before
    rows = [f"& {line}" for line in start]
    for link, reason in zip(links, beside, strict=True):
        rows += [f"{link.left} & {link.lines[0]}".lstrip(), *(f"& {line}" for line in link.lines[1:])]
        if reason is not None:
            first, *others = reason
            rows[-1] += f" && {first}"
            rows += (f"&&& {line}" for line in others)
        else:
            lines = link.reason.broken(under - latex_width(link.below + link.mark), brackets=True)
            rows += (rf"& {link.below}{line}" for line in lines)
        rows[-1] += link.mark
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Reason:
    """A reason as a part of a display: `words`, in which a character of its own stands for each of the `formulas`."""

    words: str
    formulas: tuple[str, ...]

    @staticmethod
    def of(reason: Reason, references: References, stated: Term | None) -> _Reason:
        write = references.written(lambda term: notation.latex(term, references.variables), r"\text{{{}}}")
        words = ""
        formulas: list[str] = []
        for piece in prose.pieces(references.words(reason, stated), reason.terms, write):
            if piece.kind == "mathematics":
                words += chr(_MARK + len(formulas))
                formulas.append(piece.text)
            else:
                words += piece.text
        return _Reason(words, tuple(formulas))

    def lines(self, width: float) -> list[str] | None:
        """The reason in a few lines of at most so many em; None where it takes many, or a formula is wider."""
        found = self.broken(width)
        return found if len(found) <= _LINES_OF_A_REASON and max(map(latex_width, found)) <= width else None

    def broken(self, width: float, brackets: bool = False) -> list[str]:
        """The reason in lines of so many em, as far as its formulas allow."""
        lines = [""]
        for unit in unbreakable(f"[{self.words}]" if brackets else self.words):
            if lines[-1] and latex_width(self._set(lines[-1] + unit.rstrip())) > width:
                lines.append("")
            lines[-1] += unit
        return [self._set(line.strip()) for line in lines]

    def _set(self, line: str) -> str:
        r"""\text{…} around the words, formulas and special characters bare."""
        parts = []
        for k, part in enumerate(re.split(rf"([_%#&${{}}\\~^{chr(_MARK)}-{chr(_MARK + 0xFFF)}])", line)):
            if k % 2:
                parts.append(_SIGNS[part] if part in _SIGNS else self.formulas[ord(part) - _MARK])
            elif part:
                parts.append(rf"\text{{{part}}}")
        return "".join(parts)


def _label(label: str) -> str:
    """(1) are words, ⟨1⟩ is mathematics."""
    return "".join(p.text if p.kind == "mathematics" else rf"\text{{{p.text}}}" for p in prose.pieces(label, (), str))
