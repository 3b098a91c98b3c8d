r"""A derivation as a Beamer deck that uncovers it step by step.

A step appears with its reason; what a frame cannot hold goes on in the next, which begins with the term reached.
Nothing but beamer, amsmath and the packages of a small TeX Live is used; a deck in Chinese is for xelatex.

Main statement: `slides`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Stated
from derive.notation import latex as notation
from derive.publish import defined, latex, page, standing
from derive.publish.latex import escaped, fitted, sentence
from derive.publish.latex_fonts import font_lines
from derive.publish.lines import latex_lines, latex_width
from derive.publish.references import References
from derive.terms.term import Term
from derive.translation import _

WIDTH = 36.0  # em that a row may take: a frame of 16:9 in type of 10 pt
_ROOM = 19.0  # lines of text that a frame holds below its title
_TALL = re.compile(r"\\(?:d?frac|sum|prod|int|lim|max_|begin|left)")
_LINE = 84  # characters of a sentence on a line

_PREAMBLE = r"""\documentclass[aspectratio=169, 10pt, fleqn]{beamer}
@fonts@
\usepackage{amsmath, amssymb}
\usefonttheme{serif}
\setbeamertemplate{navigation symbols}{}
\definecolor{ink}{RGB}{28, 69, 120}
\definecolor{aside}{gray}{0.42}
\setbeamercolor{structure}{fg=ink}
\setbeamercolor{block title}{bg=ink!12, fg=ink}
\setbeamercolor{block body}{bg=ink!4}
\setbeamertemplate{blocks}[rounded]
\setbeamertemplate{footline}{\hspace{1em}{\scriptsize\color{aside}\insertshortauthor\hfill\insertframenumber/\inserttotalframenumber}\hspace{1em}\vspace{0.6em}}
\setlength{\mathindent}{1.5em}
\AtBeginDocument{\setlength{\abovedisplayskip}{5pt}\setlength{\belowdisplayskip}{5pt}%
  \setlength{\abovedisplayshortskip}{3pt}\setlength{\belowdisplayshortskip}{3pt}}
\renewcommand{\texttt}[1]{{\fontencoding{OT1}\fontfamily{cmtt}\selectfont #1}}
"""


@dataclass(slots=True)
class _Row:
    """A row of a display: what stands left and right of &, and the reason at the margin."""

    left: str
    right: str
    reason: str = ""
    height: float = 1.0


@dataclass(slots=True)
class _Frame:
    """What one frame shows: sentences and displays, uncovered one after another."""

    parts: list[str] = field(default_factory=list)
    filled: float = 0.0
    uncovered: int = 1  # the slide of the frame on which the next part appears
    under: int = 0  # how many suppositions its heading names


def slides(derivation: Derivation) -> str:
    """The deck as one LaTeX document."""
    title = sentence(_(derivation.title))
    about = [rf"\texttt{{{escaped(derivation.name)}}}", *map(escaped, standing.words(derivation))]
    about += map(escaped, page.credits(derivation))
    lines = [
        _PREAMBLE.replace("@fonts@", font_lines()).rstrip(),
        rf"\title{{\texorpdfstring{{{title}}}{{{escaped(derivation.name)}}}}}",
        rf"\author[{{{about[0]} $\cdot$ {about[1]}}}]{{}}",
        r"\date{}",
        r"\begin{document}",
        *_first_frame(derivation, title, about),
        *_statement_frame(derivation),
    ]
    heading = _("Derivation")
    for frame in _Deck(References(derivation)).frames(derivation.blocks):
        lines += [rf"\begin{{frame}}[t, shrink]{{{escaped(heading)}}}", *frame.parts, r"\end{frame}"]
    return "\n".join([*lines, r"\end{document}", ""])


def _first_frame(derivation: Derivation, title: str, about: Sequence[str]) -> list[str]:
    said = [sentence(_(derivation.summary))] if derivation.summary else []
    below = r" $\cdot$ ".join(about)
    return [
        r"\begin{frame}",
        r"\raggedright",  # what begins with a brace would be the frame's title
        rf"{{\Large\color{{ink}}{title}\par}}",
        r"\medskip",
        rf"{{\small\color{{aside}}{below}\par}}",
        *([r"\bigskip", *said] if said else []),
        r"\end{frame}",
    ]


def _statement_frame(derivation: Derivation) -> list[str]:
    style = latex.Style(width=WIDTH - 2.0)
    told = latex.statement(derivation, style)
    used = defined.recalled(derivation)
    recalled = [_("Here"), *latex.definition_display(used, WIDTH)] if used else []
    if defined.uses_a_log_b(derivation):
        recalled.append(rf"{{\small {sentence(defined.a_log_b_convention())}\par}}")
    height = sum(_height_of(line) for line in (*told, *recalled))
    size = r"\small" if height > 1.2 * _ROOM else ""
    block = [rf"\begin{{block}}{{{escaped(page.kind_word(derivation.kind))}}}", *told, r"\end{block}"]
    opening = r"\begin{frame}[t, shrink]{" + sentence(_(derivation.title)) + "}"
    if height > 1.7 * _ROOM and recalled:
        again = [opening, r"\small", *recalled, r"\end{frame}"]
        return [opening, r"\small", *block, r"\end{frame}", *again]
    shown = [r"\uncover<2->{%", *recalled, "}"] if recalled else []
    return [opening, size, *block, *shown, r"\end{frame}"]


class _Deck:
    """The path of a derivation, cut into frames."""

    def __init__(self, references: References) -> None:
        self._references = references
        self._known = references.variables
        self._frames = [_Frame()]
        self._openings: list[str] = []  # of the parts that the path is in

    def frames(self, blocks: Sequence[Block]) -> list[_Frame]:
        self._blocks(blocks, 0)
        return [frame for frame in self._frames if frame.parts]

    def _blocks(self, blocks: Sequence[Block], depth: int) -> None:
        for k, block in enumerate(blocks):
            if isinstance(block, Said):
                words = sentence(_(block.words), block.terms, self._known)
                self._say(words, len(block.words), depth, self._beginning(blocks[k + 1 :]))
            elif isinstance(block, Stated):
                formula = notation.latex(block.formula, self._known)
                self._display([self._rows("", formula, block.reason, block.label, block.formula)], depth)
            elif isinstance(block, Chain):
                self._display(list(self._links(block)), depth)
            else:
                opening = sentence(_(block.opening), block.terms, self._known, ranges=block.kind == "each")
                label = rf"\hfill{{\small {block.label}}}" if block.label else ""
                length = len(block.opening) + 12 * len(block.terms)
                self._say(opening + label, length, depth, self._beginning(block.blocks))
                self._openings.append(opening)
                self._blocks(block.blocks, depth + 1)
                self._openings.pop()

    def _beginning(self, blocks: Sequence[Block]) -> float:
        """The height of what follows a sentence, as far as the first formula."""
        if not blocks:
            return 0.0
        first = blocks[0]
        if isinstance(first, Said):
            return 1.3 * (1 + len(first.words) // _LINE) + self._beginning(blocks[1:])
        if isinstance(first, Stated):
            return _height(self._rows("", notation.latex(first.formula, self._known), first.reason)) + 1.0
        if isinstance(first, Chain):
            return sum(map(_height, islice(self._links(first), 2))) + 1.0
        return 1.3 + self._beginning(first.blocks)

    def _say(self, words: str, length: int, depth: int, follows: float) -> None:
        height = 1.3 * (1 + length // _LINE)
        frame = self._with_room(height + min(follows, _ROOM / 2))  # a sentence does not stand alone at the foot
        frame.parts.append(rf"\uncover<{frame.uncovered}->{{{_indent(depth)}{words}\par}}")
        frame.filled += height
        frame.uncovered += 1

    def _links(self, chain: Chain) -> Iterator[list[_Row]]:
        start = notation.latex(chain.start, self._known)
        beside = latex_width(start) <= 0.25 * WIDTH
        if not beside:
            yield self._rows("", start)
        for k, step in enumerate(chain.steps):
            related = f"{notation.relation_symbol(step.relation)} {notation.latex(step.term, self._known)}"
            label = chain.label if step is chain.steps[-1] else ""
            left = start if beside and k == 0 else ""
            taken = latex_width(start) if beside else 0.0
            yield self._rows(left, related, step.reason, label, taken=taken)

    def _rows(
        self,
        left: str,
        right: str,
        reason: Reason | None = None,
        label: str = "",
        stated: Term | None = None,
        taken: float = 0.0,
    ) -> list[_Row]:
        """A formula on as many rows as it takes, the reason at the last."""
        room = WIDTH - taken
        first, *others = (fitted(line, room) for line in latex_lines(right, room, indent=2.0))
        rows = [_Row(left, first), *(_Row("", rf"\qquad {line}") for line in others)]
        for row in rows:
            row.height = 2.8 if _TALL.search(row.left + row.right) else 1.5
        if reason is not None:
            rows[-1].reason = latex.reason(reason, self._references, _STYLE, WIDTH, label, stated)
            if taken + latex_width(right) + latex_width(rows[-1].reason) * 0.7 > WIDTH:
                rows[-1].height += 1.2  # the reason goes below
        return rows

    def _display(self, links: Sequence[list[_Row]], depth: int) -> None:
        """Links of a chain, as many to a frame as it holds; the next frame begins with the term reached."""
        waiting = list(links)
        reached: list[_Row] = []
        while waiting:
            frame = self._with_room(sum(_height(link) for link in (reached, *waiting[: 1 + (not reached)])) + 0.5)
            shown: list[str] = [_written(row, None) for row in reached]
            filled = _height(reached) + 1.0
            first = True
            while waiting and (first or frame.filled + filled + _height(waiting[0]) <= _ROOM):
                link = waiting.pop(0)
                shown += [_written(row, frame.uncovered) for row in link]
                filled += _height(link)
                frame.uncovered += 1
                first = False
                reached = [_Row(r"\cdots" if k == 0 else "", row.right) for k, row in enumerate(link)]
                for row, before in zip(reached, link, strict=True):
                    row.height = before.height
            body = " \\\\\n".join(shown)
            frame.parts.append(f"\\vspace{{-0.8\\baselineskip}}\n\\begin{{align*}}\n{body}\n\\end{{align*}}")
            frame.filled += filled
            if waiting:
                self._new_frame()

    def _with_room(self, height: float) -> _Frame:
        last = self._frames[-1]
        if last.under > len(self._openings) or (last.parts and last.filled + height > _ROOM):
            self._new_frame()
        return self._frames[-1]

    def _new_frame(self) -> None:
        """A frame that says, in grey, what the path is under."""
        self._frames.append(_Frame())
        if self._openings:
            told = r" \enspace ".join(self._openings)
            self._frames[-1].parts.append(rf"{{\small\color{{aside}}{told}\par}}")
            self._frames[-1].filled, self._frames[-1].under = 1.5, len(self._openings)


_STYLE = latex.Style(width=WIDTH, reason=("", ""))


def _written(row: _Row, slide: int | None) -> str:
    """A row that appears on a slide; & and \\tag stay outside of what is uncovered."""

    def uncovered(text: str) -> str:
        return text if slide is None or not text else rf"\uncover<{slide}->{{{text}}}"

    left, right = uncovered(row.left), uncovered(f"{{}}{row.right}")
    if not row.reason:
        return f"  {left} & {right}"
    reason = uncovered(rf"\footnotesize\color{{aside}}{row.reason}")
    return rf"  {left} & {right} \tag*{{{reason}}}"


def _indent(depth: int) -> str:
    return rf"\hspace*{{{depth}em}}" if depth else ""


def _height(rows: Iterable[_Row]) -> float:
    return sum(row.height for row in rows)


def _height_of(line: str) -> float:
    """About how many lines of text a line of the fragment takes."""
    if line.startswith((r"\begin", r"\end")):
        return 0.4
    return (2.8 if _TALL.search(line) and "&" in line else 1.2) * (1 + len(re.sub(r"\\[a-z]+|[${}]", "", line)) // 110)
