"""What stands between the parts of a page that is put together, as the reader's language has it.

Chinese has full-width signs with no space behind them, and no sign behind the head of a theorem.

Main statements: `comma`, `colon`, `stop`, `space`, `head`; `columns`, `filled`, `unbreakable`.
"""

from __future__ import annotations

import re
import unicodedata
from textwrap import fill

from derive.translation import _

_UNITS = re.compile(r"\s+|[^\s\u2e80-\u9fff\uff00-\uffef“”‘’…—]+|.", re.DOTALL)
_NOT_FIRST, _NOT_LAST = "，。；：、）」』”’！？…—％", "（「『“‘"


def comma() -> str:
    """Between the items of an enumeration: ", "."""
    return _("{0}, {1}")[3:-3]


def colon() -> str:
    return _("{0}:")[3:]


def stop() -> str:
    """The end of a sentence: "."."""
    return _("{0}.")[3:]


def space() -> str:
    """Between two sentences: " "."""
    return _("{0} {1}")[3:-3]


def head(word: str) -> str:
    """The head of a statement, run into its text: "Theorem."."""
    return _("{head}.").format(head=word)


def columns(line: str) -> int:
    """The width of a line on the screen: accents take no room, Han characters take two columns."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def filled(text: str, width: int, initial_indent: str = "", subsequent_indent: str = "") -> str:
    """The text as lines of so many columns; between Han characters a line may end anywhere but before a full stop."""
    if columns(text) == sum(not unicodedata.combining(c) for c in text):
        return fill(text, width, initial_indent=initial_indent, subsequent_indent=subsequent_indent)
    lines, line = [], initial_indent
    for unit in unbreakable(text):
        if columns(line + unit.rstrip()) > width and line.strip():
            lines.append(line.rstrip())
            line, unit = subsequent_indent, unit.lstrip()
        line += unit
    return "\n".join([*lines, line.rstrip()])


def unbreakable(text: str) -> list[str]:
    """The text cut where a line may end."""
    units: list[str] = []
    for unit in _UNITS.findall(text):
        if units and (unit in _NOT_FIRST or unit.isspace() or units[-1][-1] in _NOT_LAST):
            units[-1] += unit
        else:
            units.append(unit)
    return units
