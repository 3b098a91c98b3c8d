"""Sentences in Typst: words print literally, formulas stand in line.

Main statements: `sentence`, `written`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from derive.notation import typst as notation
from derive.notation.typst_from_latex import UnknownLatex, from_latex
from derive.notation.typst_names import quoted as string
from derive.publish import prose
from derive.publish.typst.formulas import in_line
from derive.publish.typst.markup import escaped
from derive.terms.term import Term, Variable


def sentence(words: str, terms: Sequence[Term] = (), avoid: Iterable[Term] = (), ranges: bool = False) -> str:
    """A sentence with its formulas in line; a variable that it introduces comes with its range."""
    known = list(avoid)

    def write(term: Term) -> str:
        introduced = ranges and isinstance(term.head, Variable)
        return notation.declaration(term) if introduced else notation.typst(term, known)

    return written(words, terms, write)


def written(words: str, terms: Sequence[Term], write: Callable[[Term], str]) -> str:
    """The sentence with the terms as `write` writes them in Typst."""
    places: dict[str, str] = {}

    def place(term: Term) -> str:
        mark = chr(0xE000 + len(places))  # a character that stands for nothing else
        places[mark] = write(term)
        return mark

    found = []
    for piece in prose.pieces(words, terms, place):
        if piece.kind == "mathematics":
            found.append(_mathematics(piece.text, places))
        elif piece.kind == "code":
            found.append(f"#raw({string(piece.text)});")  # what follows, such as (, is no argument of it
        else:
            found.append(escaped(piece.text))
    return "".join(found)


def _mathematics(latex: str, places: Mapping[str, str]) -> str:
    """A formula that stands in a sentence; what is no formula after all is printed as it is."""
    try:
        return in_line(from_latex(latex, places))
    except UnknownLatex:
        return "".join(in_line(places[c]) if c in places else escaped(c) for c in latex)
