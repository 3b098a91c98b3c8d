r"""A derivation as a LaTeX fragment, to be pasted or \input into a paper: amsmath (and amssymb for ℝ) is all it needs.

The statement is a numbered equation and carries the fragment's one \label, eq:NAME. Each step of a chain has its
reason at the right margin, where amsmath sets an equation's tag: a reason that does not fit there goes below by
itself. Parts of the path under a supposition ("Case p = 0") are indented.

Main statements: `fragment`; `statement`, `path` and `sentence`, of which the article is made too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Stated
from derive.notation import latex as notation
from derive.publish import page, prose
from derive.publish.lines import latex_lines, latex_width
from derive.terms.definition import Definition
from derive.terms.term import Term, Variable
from derive.translation import _

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "−": "$-$", "–": "--", "—": "---", "“": "``", "”": "''",
    "’": "'", "…": r"\dots{}", "\u00a0": "~", "<": "$<$", ">": "$>$", "|": "$|$",
}  # fmt: skip
_CHARACTER = 0.5  # em: the width of a character of prose, on average
_SCOPE = (r"\begin{list}{}{\setlength{\leftmargin}{1.5em}}\item[]", r"\end{list}")
_INDENT = 1.5  # em: that of a scope


@dataclass(frozen=True, slots=True)
class Style:
    """What differs between a fragment and the article: the width of the text in em, and how a citation is set."""

    width: float
    cite: Callable[[str], str] = lambda name: ""
    scope: tuple[str, str] = _SCOPE


FRAGMENT = Style(width=34.0)  # the text of LaTeX's article class, in em of its 10 pt type


def escaped(words: str) -> str:
    """Words as LaTeX sets them."""
    parts = words.split('"')
    quoted = "".join(("``" if k % 2 else "''") + part if k else part for k, part in enumerate(parts))
    return "".join(_ESCAPES.get(c, c) for c in quoted)


def in_line(term: Term, known: Sequence[Term], ranges: bool) -> str:
    """A formula within a sentence; a variable that the sentence introduces comes with its range."""
    if ranges and isinstance(term.head, Variable):
        return notation.declaration(term).replace(r" \quad ", r"\enspace ")
    return notation.latex(term, known)


def sentence(words: str, terms: Sequence[Term] = (), avoid: Iterable[Term] = (), ranges: bool = False) -> str:
    """A sentence with its formulas in line."""
    known = list(avoid)
    set_: list[str] = []
    for piece in prose.pieces(words, terms, lambda term: in_line(term, known, ranges)):
        if piece.kind == "mathematics":
            set_.append(f"${piece.text}$")
        else:
            set_.append(rf"\texttt{{{escaped(piece.text)}}}" if piece.kind == "code" else escaped(piece.text))
    return "".join(set_)


def fragment(derivation: Derivation) -> str:
    """The derivation as a LaTeX fragment."""
    lines = [
        f"% {derivation.name}: {page.verdict_word(derivation.verdict)} ({'; '.join(page.credits(derivation)) or '-'})",
        *(f"% rests on {name}" for name in page.rests_on(derivation)),
        rf"\paragraph{{{sentence(_(derivation.title))}.}}",
        *([sentence(_(derivation.summary))] if derivation.summary else []),
        "",
        *statement(derivation, FRAGMENT, number=f"eq:{derivation.name}"),
    ]
    used = page.definitions_to_recall(derivation)
    if used:
        lines += [_("Here"), *definition_display(used, FRAGMENT.width)]
    if page.uses_a_log_b(derivation):
        lines.append(sentence(page.a_log_b_convention()))
    if derivation.blocks:
        lines += ["", rf"\noindent\emph{{{_('Derivation.')}}}", *path(derivation.blocks, derivation, FRAGMENT)]
    text = "\n".join(lines).rstrip() + "\n"
    packages = "amsmath, amssymb" if r"\mathbb" in text else "amsmath"
    return f"% \\usepackage{{{packages}}}\n{text}"


# ---- the statement


def statement(derivation: Derivation, style: Style, number: str = "") -> list[str]:
    """Let … . Suppose that … . Then, displayed, the claim; with a label when a number is wanted."""
    lines = []
    declared = grouped_declarations(page.variables(derivation))
    if declared:
        lines.append(_("Let {variables}.").format(variables=page.enumeration(list(map(_inline, declared)))))
    lines += _supposed(derivation, style)
    if lines and derivation.kind != "definition":
        lines.append(_("Then"))
    environment = "equation" if number else "equation*"
    first, *others = latex_lines(notation.latex(derivation.statement), style.width - (4.0 if number else 0.0))
    lines.append(rf"\begin{{{environment}}}" + (rf"\label{{{number}}}" if number else ""))
    if others:
        rows = [f"  & {first}", *(rf"  & \qquad {row}" for row in others)]
        lines += [r"\begin{aligned}", " \\\\\n".join(rows) + ".", r"\end{aligned}"]
    else:
        lines.append(f"  {first}.")
    lines.append(rf"\end{{{environment}}}")
    return lines


def definition_display(definitions: Iterable[Definition], width: float, ranges: bool = False) -> list[str]:
    """Definitions as the equations they are; on demand with the ranges of their parameters at the right margin."""
    rows = []
    for definition in definitions:
        equation = page.definition_equation(definition)
        left, right = (notation.latex(side, (equation,)) for side in equation.args)
        declared = _inline(",\\ ".join(grouped_declarations(definition.parameters)))
        beside = latex_width(declared) if ranges else 0.0
        first, *others = latex_lines(right, width - latex_width(left) - beside)
        rows += [f"  {left} & := {first}", *(rf"  & \qquad {line}" for line in others)]
        if ranges:
            rows[-1] += rf" \tag*{{\small {declared}}}"
    return _display(rows)


def _inline(formula: str) -> str:
    """A formula within a line of text, without the wide gaps of a display."""
    return f"${formula}$".replace(r" \quad ", "$ $")


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
    known = page.variables(derivation)
    parts, widths = [], []
    for hypothesis in page.hypotheses(derivation):
        body, bound = page.for_every(hypothesis, known)
        formula = notation.latex(body, known)
        ranges = grouped_declarations(bound)
        everywhere = _(" for every {variables}").format(variables=", ".join(map(_inline, ranges))) if bound else ""
        parts.append((formula, everywhere))
        widths.append((latex_width(formula), sum(map(latex_width, ranges)) + (5.0 if bound else 0.0)))
    if not parts:
        return []
    if sum(map(sum, widths)) < 1.3 * style.width and max(max(w) for w in widths) < 0.4 * style.width:
        told = page.enumeration([f"${formula}${everywhere}" for formula, everywhere in parts])
        return [_("Suppose that {hypotheses}.").format(hypotheses=told)]
    items = []
    for (formula, everywhere), (_formula, beside) in zip(parts, widths, strict=True):
        rows = [rf"$\displaystyle {row}$" for row in latex_lines(formula, style.width - 4.0 - beside)]
        items.append(r"  \item " + r" \\ \quad ".join(rows) + everywhere)
    return [_("Suppose that"), r"\begin{itemize}", *items, r"\end{itemize}"]


# ---- the path


def path(blocks: Iterable[Block], derivation: Derivation, style: Style, depth: int = 0) -> list[str]:
    """The steps, block by block."""
    known = page.variables(derivation)
    room = style.width - _INDENT * depth
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Said):
            lines.append(sentence(_(block.words), block.terms, known))
        elif isinstance(block, Stated):
            rows = _rows("", notation.latex(block.formula, known), room)
            lines += _display([*rows[:-1], rows[-1] + _tag(block.reason, known, room, style)])
        elif isinstance(block, Chain):
            lines += _display(_chain(block, known, room, style))
        else:
            opening = sentence(_(block.opening), block.terms, known, ranges=block.kind == "each")
            inner = path(block.blocks, derivation, style, depth + 1)
            lines += [style.scope[0], opening, *inner, style.scope[1]]
    return lines


def _display(rows: list[str]) -> list[str]:
    return [r"\begin{align*}", " \\\\\n".join(rows), r"\end{align*}"]


def _chain(chain: Chain, known: list[Term], room: float, style: Style) -> list[str]:
    """The rows of an align*; a start too wide to stand beside the relations stands above them."""
    start = notation.latex(chain.start, known)
    terms = [notation.latex(step.term, known) for step in chain.steps]
    taken = latex_width(start)
    beside = taken <= 0.25 * room or taken + 1.5 + max(map(latex_width, terms)) <= room
    rows = [] if beside else _rows("", start, room)
    for k, (step, term) in enumerate(zip(chain.steps, terms, strict=True)):
        related = f"{notation.relation_symbol(step.relation)} {term}"
        if beside:
            new = _rows(start if k == 0 else "", related, room - taken)
        else:
            new = _rows("", related, room, indent=r"\quad ")
        rows += [*new[:-1], new[-1] + _tag(step.reason, known, room, style)]
    return rows


def _rows(left: str, right: str, room: float, indent: str = "") -> list[str]:
    """A formula in the right column, on as many rows as it takes."""
    first, *others = latex_lines(right, room - (1.0 if indent else 0.0), indent=2.0)
    return [f"  {left} & {indent}{first}", *(rf"  & {indent}\qquad {line}" for line in others)]


def _tag(reason: Reason, known: list[Term], room: float, style: Style) -> str:
    """The reason at the right margin, in a box of its own when it is a long one."""
    cited = [cited for name in reason.cites if (cited := style.cite(name))]
    words = page.reason_of(reason)
    text = sentence(words, reason.terms, known)
    if cited:
        text += f" ({', '.join(cited)})"
    length = _CHARACTER * len(words) + sum(latex_width(notation.latex(t, known)) for t in reason.terms) + 5 * len(cited)
    if length > 0.6 * room:
        return rf" \tag*{{\parbox[t]{{0.6\linewidth}}{{\raggedleft\small {text}}}}}"
    return rf" \tag*{{\small {text}}}"
