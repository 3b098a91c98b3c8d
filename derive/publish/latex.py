r"""A derivation as a LaTeX fragment, to be pasted or \input into a paper: amsmath (and amssymb for ℝ) is all it needs.

The statement is a numbered equation and carries the fragment's one \label, eq:NAME; the facts that reasons refer to
are ⟨1⟩, ⟨2⟩ …, which no equation number looks like. Each step of a chain has its reason at the right margin, where
amsmath sets an equation's tag: a reason that does not fit there goes below by itself. Parts of the path under a
supposition ("Case p = 0") are indented.

Main statements: `fragment`; `statement`, `path`, `reason` and `sentence`, of which the article and slides are made too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Scope, Stated
from derive.notation import latex as notation
from derive.publish import defined, page, prose, standing
from derive.publish.lines import latex_lines, latex_width, widest_part
from derive.publish.references import References, beside_equation_numbers
from derive.punctuation import columns, comma, head
from derive.terms.term import Term, Variable
from derive.translation import _, language

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "−": "$-$", "–": "--", "—": "---", "“": "``", "”": "''",
    "’": "'", "`": r"\textasciigrave{}", "…": r"\dots{}", "\u00a0": "~", "<": "$<$", ">": "$>$", "|": "$|$",
}  # fmt: skip
_FULL_WIDTH = {c: c for c in "“”‘’…—"}  # in Chinese these are as wide as a Han character
_CHINESE_ENGINE = "% xelatex or lualatex, with ctex or xeCJK and a font that has the characters\n"
_CHARACTER = 0.5  # em: the width of a character of prose, on average
_SMALL = 0.9  # the size of a reason
_SCOPE = (r"\begin{list}{}{\setlength{\leftmargin}{1.5em}}\item[]", r"\end{list}")
_INDENT = 1.5  # em: that of a scope
_SIZES = ((r"\small", 0.9), (r"\footnotesize", 0.8), (r"\scriptsize", 0.7), (r"\tiny", 0.55))
_TOLERANCE = 1.06  # widths are estimated on the wide side


@dataclass(frozen=True, slots=True)
class Style:
    """What differs between a fragment, the article and slides: the width of the text in em, how a citation is set, and
    what stands around a part of the path and around a reason."""

    width: float
    cite: Callable[[str], str] = lambda name: ""
    scope: tuple[str, str] = _SCOPE
    reason: tuple[str, str] = (r"\tag*{\small ", "}")


FRAGMENT = Style(width=34.0)  # the text of LaTeX's article class, in em of its 10 pt type


def escaped(words: str) -> str:
    """Words as LaTeX sets them."""
    parts = words.split('"')
    quoted = "".join(("“" if k % 2 else "”") + part if k else part for k, part in enumerate(parts))
    escapes = _ESCAPES if language() == "en" else _ESCAPES | _FULL_WIDTH
    return "".join(apart + escapes.get(c, c) for c, apart in zip(quoted, _apart(quoted), strict=True))


def _apart(words: str) -> Iterator[str]:
    """What keeps two characters apart that TeX would make one of: -- would be a dash."""
    return ("{}" if c == before and c in "-'," else "" for c, before in zip(words, " " + words, strict=False))


def in_line(term: Term, known: Sequence[Term], ranges: bool) -> str:
    """A formula within a sentence; a variable that the sentence introduces comes with its range."""
    if ranges and isinstance(term.head, Variable):
        return notation.declaration(term).replace(r" \quad ", r"\enspace ")
    return notation.latex(term, known)


def sentence(words: str, terms: Sequence[Term] = (), avoid: Iterable[Term] = (), ranges: bool = False) -> str:
    """A sentence with its formulas in line."""
    known = list(avoid)
    return _set(prose.pieces(words, terms, lambda term: in_line(term, known, ranges)))


def _set(pieces: Iterable[prose.Piece]) -> str:
    set_: list[str] = []
    for piece in pieces:
        if piece.kind == "mathematics":
            set_.append(in_a_line(piece.text))
        else:
            set_.append(rf"\texttt{{{escaped(piece.text)}}}" if piece.kind == "code" else escaped(piece.text))
    return "".join(set_)


def fragment(derivation: Derivation, style: Style = FRAGMENT) -> str:
    """The derivation as a LaTeX fragment."""
    used, convention = defined.recalled(derivation), defined.uses_a_log_b(derivation)
    derivation = beside_equation_numbers(derivation)
    credits = "; ".join(page.credits(derivation))
    lines = [
        f"% {derivation.name}: {', '.join(standing.words(derivation))}{f' ({credits})' if credits else ''}",
        *(f"% rests on {name}" for name in page.rests_on(derivation)),
        rf"\paragraph{{{head(sentence(_(derivation.title)))}}}",
        *([sentence(_(derivation.summary))] if derivation.summary else []),
        "",
        *statement(derivation, style, number=f"eq:{derivation.name}"),
    ]
    if used:
        lines += [_("Here"), *definition_display(used, style.width)]
    if convention:
        lines.append(sentence(defined.a_log_b_convention()))
    if derivation.blocks:
        lines += ["", rf"\noindent\emph{{{_('Derivation.')}}}", *path(derivation, style)]
    text = "\n".join(lines).rstrip() + "\n"
    packages = "amsmath, amssymb" if r"\mathbb" in text else "amsmath"
    return f"{_CHINESE_ENGINE if language() != 'en' else ''}% \\usepackage{{{packages}}}\n{text}"


# ---- the statement


def statement(derivation: Derivation, style: Style, number: str = "") -> list[str]:
    """Let … . Suppose that … . Then, displayed, the claim; with a label when a number is wanted."""
    lines = []
    declared = grouped_declarations(page.variables(derivation))
    declared += [notation.latex(value) for value in defined.values(derivation)]
    if declared:
        lines.append(_("Let {variables}.").format(variables=page.enumeration(list(map(in_a_line, declared)))))
    lines += _supposed(derivation, style)
    if lines and derivation.kind != "definition":
        lines.append(_("Then"))
    environment = "equation" if number else "equation*"
    room = style.width - (4.0 if number else 0.0)
    first, *others = (fitted(line, room) for line in latex_lines(notation.latex(derivation.statement), room))
    lines.append(rf"\begin{{{environment}}}" + (rf"\label{{{number}}}" if number else ""))
    if others:
        rows = [f"  & {first}", *(rf"  & \qquad {row}" for row in others)]
        lines += [r"\begin{aligned}", " \\\\\n".join(rows) + ".", r"\end{aligned}"]
    else:
        lines.append(f"  {first}.")
    lines.append(rf"\end{{{environment}}}")
    return lines


def definition_display(equations: Iterable[Term], width: float, ranges: bool = False) -> list[str]:
    """Definitions as the equations they are; on demand with the ranges of their parameters at the right margin."""
    rows = []
    for equation in equations:
        left, right = (notation.latex(side, (equation,)) for side in equation.args)
        declared = in_a_line(",\\ ".join(grouped_declarations(defined.defined_term(equation).args))) if ranges else ""
        room = width - latex_width(left) - latex_width(declared)
        first, *others = (fitted(line, room) for line in latex_lines(right, room))
        rows += [f"  {left} & := {first}", *(rf"  & \qquad {line}" for line in others)]
        if ranges:
            rows[-1] += rf" \tag*{{\small {declared}}}"
    return _display(rows)


def fitted(line: str, room: float) -> str:
    """A line of a display in smaller type where it is far too wide and could not be broken."""
    width = latex_width(line)
    size = _size(room / width) if width > _TOLERANCE * room else ""
    return rf"\mbox{{{size}$\displaystyle {line}$}}" if size else line


def _size(factor: float) -> str:
    return next((size for size, scale in _SIZES if scale <= factor), _SIZES[-1][0])


def in_a_line(formula: str) -> str:
    r"""A formula within a line of text: without the wide gaps of a display, its words out of the mathematics.

    (TeX breaks no line inside \text, and the words of `p \text{ is continuous on } [a, b]` are the sentence's.)
    """
    parts = re.split(r" (\\quad) | ?\\text\{( [^{}]+)\} ?", formula)
    if len(parts) == 1 or r"\begin" in formula or r"\left" in formula:
        return f"${formula}$".replace(r" \quad ", "$ $")
    words = (" " if part == r"\quad" else part for part in parts if part)
    return "".join(part if part.startswith(" ") else f"${part}$" for part in words)


def grouped_declarations(
    variables: Sequence[Term], declare: Callable[[Term], str] = notation.declaration, marks: Sequence[str] = ()
) -> list[str]:
    r"""What the variables range over; those that range alike together: p_i, q_i \ge 0 \quad (i = 1, \dots, n)."""
    groups: dict[tuple[Term, str], list[str]] = {}
    for variable in variables:
        subject, range_ = _split_declaration(declare(variable), marks or (r"\in", r"\ge", r"\le", ">", "<"))
        groups.setdefault((variable.args[0], range_), []).append(subject)
    return [", ".join(subjects) + range_ for (_sort, range_), subjects in groups.items()]


def _split_declaration(declaration: str, marks: Sequence[str]) -> tuple[str, str]:
    places = [place for mark in marks if (place := declaration.find(f" {mark} ")) > 0]
    return (declaration[: min(places)], declaration[min(places) :]) if places else (declaration, "")


def _supposed(derivation: Derivation, style: Style) -> list[str]:
    """The hypotheses: in a sentence where they are short, else as a list."""
    references = References(derivation)
    known = references.variables
    parts, widths = [], []
    for supposed in references.supposed:
        formula = notation.latex(supposed.formula, known)
        ranges = grouped_declarations(supposed.ranging)
        everywhere = _(" for every {variables}").format(variables=comma().join(map(in_a_line, ranges)))
        parts.append((formula, f"{everywhere if ranges else ''} {supposed.letter}".rstrip()))
        widths.append((latex_width(formula), sum(map(latex_width, ranges)) + (5.0 if ranges else 0.0)))
    if not parts:
        return []
    if sum(map(sum, widths)) < 1.3 * style.width and max(max(w) for w in widths) < 0.4 * style.width:
        told = page.enumeration([in_a_line(formula) + everywhere for formula, everywhere in parts])
        return [_("Suppose that {hypotheses}.").format(hypotheses=told)]
    items = []
    for (formula, everywhere), (_formula, beside) in zip(parts, widths, strict=True):
        rows = [rf"$\displaystyle {row}$" for row in latex_lines(formula, style.width - 4.0 - beside)]
        items.append(r"  \item " + r" \\ \quad ".join(rows) + everywhere)
    return [_("Suppose that"), r"\begin{itemize}", *items, r"\end{itemize}"]


# ---- the path


def path(derivation: Derivation, style: Style) -> list[str]:
    """The steps, block by block."""
    return _blocks(derivation.blocks, References(derivation), style, style.width)


def _blocks(blocks: Iterable[Block], references: References, style: Style, room: float) -> list[str]:
    known = references.variables
    lines: list[str] = []
    for of_facts, group in groupby(blocks, key=lambda block: isinstance(block, Stated)):
        if of_facts:  # facts that follow each other share a display
            rows: list[str] = []
            for fact in group:
                assert isinstance(fact, Stated)
                tag = reason(fact.reason, references, style, room, fact.label, fact.formula)
                rows += _tagged(_rows("", notation.latex(fact.formula, known), room), tag)
            lines += _display(rows)
            continue
        for block in group:
            if isinstance(block, Said):
                lines.append(_said(block, known, room))
            elif isinstance(block, Chain):
                lines += _display(_chain(block, references, style, room))
            elif isinstance(block, Scope):
                opening = sentence(_(block.opening), block.terms, known, ranges=block.kind == "each")
                inner = _blocks(block.blocks, references, style, room - _INDENT)
                label = rf"\hfill{{\small {sentence(block.label)}}}" if block.label else ""
                if label and block.blocks and isinstance(block.blocks[0], Said):  # which would go on in the same line
                    label += r"\par"
                lines += [style.scope[0], opening + label, *inner, style.scope[1]]
    return lines


def _said(block: Said, known: Sequence[Term], room: float) -> str:
    """A sentence; in smaller type where a formula has a part that no line holds."""
    said = sentence(_(block.words), block.terms, known)
    widest = max((widest_part(notation.latex(t, known)) for t in block.terms), default=0.0)
    return rf"{{{_size(room / widest)} {said}\par}}" if widest > room else said


def _display(rows: list[str]) -> list[str]:
    return [r"\begin{align*}", " \\\\\n".join(rows), r"\end{align*}"]


def _chain(chain: Chain, references: References, style: Style, room: float) -> list[str]:
    """The rows of an align*; a start too wide to stand beside the relations stands above them."""
    start = notation.latex(chain.start, references.variables)
    terms = [notation.latex(step.term, references.variables) for step in chain.steps]
    taken = latex_width(start)
    beside = taken <= 0.25 * room or taken + 1.5 + max(map(latex_width, terms)) <= room
    rows = [] if beside else _rows("", start, room)
    for k, (step, term) in enumerate(zip(chain.steps, terms, strict=True)):
        related = f"{notation.relation_symbol(step.relation)} {term}"
        label = chain.label if step is chain.steps[-1] else ""
        tag = reason(step.reason, references, style, room, label)
        if beside:
            rows += _tagged(_rows(start if k == 0 else "", related, room - taken), tag)
        else:
            rows += _tagged(_rows("", related, room, indent=r"\quad "), tag)
    return rows


def _rows(left: str, right: str, room: float, indent: str = "") -> list[str]:
    """A formula in the right column, on as many rows as it takes."""
    room -= 1.0 if indent else 0.0
    first, *others = (fitted(line, room) for line in latex_lines(right, room, indent=2.0))
    return [f"  {left} & {indent}{first}", *(rf"  & {indent}\qquad {line}" for line in others)]


def _tagged(rows: list[str], tag: str) -> list[str]:
    return [*rows[:-1], rows[-1] + tag]


def reason(
    because: Reason, references: References, style: Style, room: float, label: str, stated: Term | None = None
) -> str:
    """The reason at the right margin, in a box of its own when it is longer than a line, and the label of the fact."""
    write = references.written(lambda term: notation.latex(term, references.variables), r"\text{{{}}}")
    words = references.words(because, stated)
    text = _set(prose.pieces(words, because.terms, write))
    cited = [cited for name in because.cites if (cited := style.cite(name))]
    if cited:
        text += f" ({', '.join(cited)})"
    length = _CHARACTER * columns(words) + sum(latex_width(write(term)) for term in because.terms) + 4.0 * len(cited)
    if _SMALL * length > 0.85 * room:
        text = rf"\parbox[t]{{0.8\linewidth}}{{\raggedleft\small {text}}}"
    mark = rf"\quad {sentence(label)}" if label else ""
    return f" {style.reason[0]}{text}{mark}{style.reason[1]}"
