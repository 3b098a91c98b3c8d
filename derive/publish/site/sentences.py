"""Words with formulas among them, as HTML: titles, reasons, remarks.

Main statements: `sentence`, `title`, `in_line`, `pieces`, `plain_title`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from derive.notation.style import current
from derive.publish import latex, prose
from derive.publish.lines import latex_width
from derive.publish.site.markup import Markup, formula, joined, said, tag, text
from derive.terms.term import Term
from derive.translation import _

_SHORT = 9.0  # em: of a formula that no line takes apart
_MATHEMATICS = re.compile(r"\$([^$]+)\$")


def sentence(words: str, terms: Sequence[Term] = (), avoid: Iterable[Term] = (), ranges: bool = False) -> Markup:
    """A sentence with its formulas; a variable that it introduces comes with its range."""
    style = current()
    if not (terms or style or style.widths):
        return _told(words)
    known = list(avoid)
    return pieces(words, terms, lambda term: latex.in_line(term, known, ranges))


@lru_cache(maxsize=4096)  # rules and verdicts are told on every page
def _told(words: str) -> Markup:
    return pieces(words, (), str)


def pieces(words: str, terms: Sequence[Term], write: Callable[[Term], str]) -> Markup:
    """A sentence, its terms written by `write`."""
    parts = []
    for piece in prose.pieces(words, terms, write):
        if piece.kind == "mathematics":
            parts.append(in_line(piece.text, said))
        else:
            parts.append(tag("code", piece.text) if piece.kind == "code" else text(_quoted(piece.text)))
    return joined(parts)


def title(words: str) -> Markup:
    """A derivation's title in the reader's language."""
    return sentence(_(words))


def in_line(tex: str, formula: Callable[[str], Markup] = formula) -> Markup:
    """A formula in a line of words: what is words in it is set as words, and what is short is not broken."""
    inside = latex.in_a_line(tex)
    parts: list[Markup] = []
    end = 0
    for found in _MATHEMATICS.finditer(inside):
        shown = formula(found[1])
        short = latex_width(found[1]) < _SHORT and " " in found[1]
        parts += [text(inside[end : found.start()]), tag("span", shown, class_="short") if short else shown]
        end = found.end()
    return joined(parts, text(inside[end:]))


def _quoted(words: str) -> str:
    """Straight quotation marks as printers set them."""
    marks = re.sub(r'"([^"]*)"', "“\\1”", words)
    return re.sub(r"(?<=\w)'|'(?=s\b)", "’", marks)


def plain_title(words: str) -> str:
    """A title as plain text, for the heading of a window, a map or the search."""
    return _quoted(prose.plain(_(words), (), str)).replace("`", "")
