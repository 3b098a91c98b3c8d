"""Formulas for pages in Typst: what fits a line stands whole; what may not comes with the places for its breaks.

How wide a formula is, Typst measures (style.typ). Here is decided where a line may end: before "and" or ⇒, else before
a relation or behind the colon of a ∀, else before a + or −, else before a ·, and outside parentheses where that is
possible; never inside a fraction, a root, a script, a case distinction.

Main statements: `displayed` (a formula of a display), `in_line` (one within a sentence), `spoken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from derive.notation.typst import shown
from derive.notation.typst_names import quoted as string
from derive.notation.words import and_word
from derive.publish.typst.markup import escaped

_SHORT = 20  # a formula with no more letters and signs than this fits every line
_UNBROKEN = 12  # … is not taken apart by the end of a line
_SHORT_IN_LINE = 24  # … stands within a sentence in one piece
_CALLS = (
    "frac",
    "display",
    "sqrt",
    "abs",
    "floor",
    "ceil",
    "hat",
    "macron",
    "tilde",
    "cases",
    "lr",
    "attach",
    "overline",
    "arrow",
    "upright",
    "bold",
    "cal",
)
_TOKEN = re.compile(
    rf"""
    (?P<words>[ ]?"(?:[^"\\]|\\.)*"[ ]?)
  | (?P<call>(?:\b(?:{"|".join(_CALLS)})|[_^])\()
  | (?P<open>\\?[(\[{{])
  | (?P<close>\\?[)\]}}])
  | (?P<escaped>\\.)
  | (?P<sign>[ ](?:=>|<=>|!=|<=|>=|=|<|>|\+|-|dot\.op)[ ])
  | (?P<colon>:[ ])
  | (?P<other>[A-Za-z.]+|\d+|\s+|.)
    """,
    re.VERBOSE,
)
_TALL = re.compile(r"\b(?:frac|sqrt|sum|product|integral|cases|lim|lr)\b")


@dataclass(slots=True)
class _Bracket:
    """A parenthesis whose partner stands in another part; it grows with what is between them, and may carry scripts."""

    sign: str
    grows: bool = False
    scripts: str = ""

    def written(self) -> str:
        grows = ", grows: true" if self.grows else ""
        scripts = f", scripts: ${chr(34) * 2}{self.scripts}$" if self.scripts else ""
        return f"(sign: {string(self.sign.lstrip(chr(92)))}{grows}{scripts})"


@dataclass(slots=True)
class _Part:
    """A stretch of a formula without a break inside: Typst, and parentheses whose partner is elsewhere."""

    cost: int
    items: list[str | _Bracket]


_spoken: ContextVar[bool] = ContextVar("spoken", default=False)


@contextmanager
def spoken() -> Iterator[None]:
    """What stands in line is handed to style.typ meanwhile, which adds words for screen readers."""
    token = _spoken.set(True)
    try:
        yield
    finally:
        _spoken.reset(token)


def displayed(formula: str) -> str:
    """An argument of style.typ's functions: an equation, or a dictionary with the parts of one that may be broken."""
    parts = _parts(formula) if shown(formula) > _SHORT else []
    if len(parts) < 2:
        return f"${formula}$"
    rows = (", ".join((str(part.cost), *map(_item, part.items))) for part in parts)
    return f"(whole: ${formula}$, parts: ({', '.join(f'({row})' for row in rows)}))"


def _item(item: str | _Bracket) -> str:
    return item.written() if isinstance(item, _Bracket) else f"${item.strip()}$"


def in_line(formula: str) -> str:
    """A formula within a line of text: without the wide gaps of a display, its words out of the mathematics; within the
    parentheses of a long one the line may end."""
    return " ".join(_piece(part) for part in _out_of_words(formula))


def _out_of_words(formula: str) -> list[str]:
    """The formula cut at its words and gaps outside all parentheses; words keep their quotation marks."""
    found, depth, piece = [], 0, ""
    for token in _TOKEN.finditer(formula):
        depth += (token.lastgroup in ("call", "open")) - (token.lastgroup == "close")
        words = token[0].strip(' "') and token[0].strip() if token.lastgroup == "words" else ""
        if not depth and words and piece[-1:] not in ("_", "^"):
            found += [piece.strip(), words]
            piece = ""
        elif not depth and token[0] == "quad":
            found.append(piece.strip())
            piece = ""
        else:
            piece += token[0]
    return [part for part in (*found, piece.strip()) if part]


def _piece(formula: str) -> str:
    if re.fullmatch(r'"[^"]*"', formula):
        return escaped(formula[1:-1])
    length = shown(formula)
    written = formula if length <= _SHORT_IN_LINE else _breakable(formula)
    if not _spoken.get():
        return f"${written}$"
    return f"#{'short' if length <= _UNBROKEN else 'said'}(${written}$);"


def _breakable(formula: str) -> str:
    """A formula whose parentheses are signs where a line may end between them: Typst breaks no group."""
    found: list[str] = []
    open_: list[int | None] = []  # where in `found` they stand; None where no line may end
    breaks: list[bool] = []
    for token, kind, quality in _tokens(formula):
        if kind in ("call", "open"):
            open_.append(len(found) if kind == "open" else None)
            breaks.append(False)
        elif kind == "close" and open_:
            place = open_.pop()
            if breaks.pop() and place is not None:
                found[place] = _as_sign(found[place])
                token = _as_sign(token)
                breaks = [True] * len(breaks)
        elif quality and breaks:
            breaks[-1] = True
        found.append(token)
    return "".join(found)


def _as_sign(bracket: str) -> str:
    return bracket if bracket.startswith("\\") else f"\\{bracket}"


def _tokens(formula: str) -> list[tuple[str, str, int]]:
    """The tokens with their kinds, each with how good a place for a break it is (0: none)."""
    found: list[tuple[str, str, int]] = []
    conjunction = f" {string(and_word())} "
    inside: list[bool] = []  # of the parentheses that are open: may a line end in them?
    for token in _TOKEN.finditer(formula):
        kind, text = token.lastgroup or "", token[0]
        quality = 0
        if kind in ("call", "open"):
            inside.append(kind == "open")
        elif kind == "close" and inside:
            inside.pop()
        elif all(inside):
            if kind == "sign":
                sign = text.strip()
                quality = 4 if sign == "=>" else 2 if sign in ("+", "-") else 1 if sign == "dot.op" else 3
            elif kind == "colon":
                quality = 3
            elif text == conjunction:
                quality = 4
        found.append((text, kind, quality))
    return found


def _parts(formula: str) -> list[_Part]:
    """The formula cut at all places where a line may end."""
    parts = [_Part(0, [""])]
    places: list[tuple[int, _Bracket] | None] = []  # of open parentheses: their part; None where no line may end
    tokens = _tokens(formula)
    while tokens:
        token, kind, quality = tokens.pop(0)
        items = parts[-1].items
        if kind == "open":
            bracket = _Bracket(token)
            items += [bracket, ""]
            places.append((len(parts) - 1, bracket))
        elif kind == "close" and places and places[-1] is not None:
            part, bracket = places.pop() or (0, _Bracket(""))
            _close(parts, part, bracket, _Bracket(token, scripts=_scripts(tokens)))
        elif quality:
            depth = sum(place is not None for place in places)
            behind = kind == "colon"
            _add(items, token if behind else "")
            first = "" if behind else f"space{token.strip()}space " if kind == "words" else token.lstrip()
            parts.append(_Part(10 * depth + 5 - quality, [first]))
        else:
            if kind == "call":
                places.append(None)
            elif kind == "close" and places:
                places.pop()
            _add(items, token)
    for each in parts:
        each.items = [item for item in each.items if isinstance(item, _Bracket) or item.strip()]
    return [each for each in parts if each.items]


def _add(items: list[str | _Bracket], text: str) -> None:
    last = items[-1]
    assert isinstance(last, str)
    items[-1] = last + text


def _scripts(tokens: list[tuple[str, str, int]]) -> str:
    """The index and the exponent that stand next, taken off the tokens."""
    found, depth = "", 0
    while tokens and (depth or tokens[0][0] in ("_(", "^(", "_", "^")):
        token, kind, _quality = tokens.pop(0)
        found += token
        depth += (kind in ("call", "open")) - (kind == "close")
        if token in ("_", "^") and not depth:
            found += tokens.pop(0)[0]
    return found


def _close(parts: list[_Part], part: int, opening: _Bracket, closing: _Bracket) -> None:
    """Both parentheses in one part: they are its text again. Else each is an item of its own."""
    items = parts[part].items
    place = next(k for k, item in enumerate(items) if item is opening)
    if part == len(parts) - 1:
        inside = "".join(item if isinstance(item, str) else item.sign + item.scripts for item in items[place + 1 :])
        del items[place:]
        _add(items, f"{opening.sign}{inside}{closing.sign}{closing.scripts}")
        return
    between = [*items[place + 1 :], *(item for p in parts[part + 1 :] for item in p.items)]
    opening.grows = closing.grows = any(isinstance(item, str) and _TALL.search(item) for item in between)
    parts[-1].items += [closing, ""]
