"""The letters of passing mathematics in the reader's house notation: of "q_i = 0" the q, the i and what they become.

Main statements: `in_style`, `scripts_in_style`, `letters_of`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from derive.notation.names import ACCENTS, SUBSCRIPTS, in_text, lower
from derive.notation.precedence import NotationError
from derive.notation.style import current
from derive.notation.written_names import canonical

_ACCENT_NAMES = {sign: name for name, (_, sign) in ACCENTS.items()}
_PLAIN = {small: plain for plain, small in SUBSCRIPTS.items() if plain.isalnum()}
_BODY = re.compile(r"[A-Za-z]{2,}|.[\u0302-\u0304]?", re.DOTALL)
_INDEX = re.compile(r"_(\d)(?!\w)|([₀-₉])(?![₀-₉])")
_LONE = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")


def in_style(written: str, function: bool) -> tuple[str, str, bool] | None:
    """What "q_i" or "log" is called in the house notation, the scripts that follow, and whether that is the symbol of
    a definition or a function rather than a variable; None where it is called as ever."""
    style = current()
    if not style:
        return None
    for name, rest in _readings(written):
        if function and name in style.functions and rest[:1] not in ("_", *_PLAIN):  # log₂ is no ln
            return style.functions[name], rest, True
        if name in style.symbols:
            return style.symbols[name], rest, True
        if not function and name in style.names:
            return style.names[name], rest, False
    return None


def _readings(written: str) -> list[tuple[str, str]]:
    """The names that a letter with its scripts may be, the longest first, each with the scripts that are left."""
    body = _BODY.match(written)
    if body is None or not body[0][0].isalpha():
        return []
    rest = written[body.end() :]
    accent = _ACCENT_NAMES.get(body[0][1:])
    try:
        name = canonical(f"{body[0][0]}_{accent}" if accent else body[0])
    except NotationError:  # no variable can be called so: ℝ
        return []
    index = _INDEX.match(rest)
    longer = [(f"{name}_{index[1] or _PLAIN[index[2]]}", rest[index.end() :])] if index else []
    return [*longer, (name, rest)]


def scripts_in_style(scripts: str) -> str:
    """Indices and exponents as plain text, their letters renamed: "ᵢ" where i is called k is "ₖ"."""
    known = current().names
    small = "".join(_small_in_style(c, known) for c in scripts)
    renamed = _LONE.sub(lambda letter: in_text(known.get(letter[0], letter[0])), small)
    return re.sub(r"_(\w)(?!\w)", lambda index: lower(index[1]) or index[0], renamed)


def _small_in_style(c: str, names: Mapping[str, str]) -> str:
    """A small letter of an index, renamed."""
    plain = _PLAIN.get(c, "")
    if plain not in names:
        return c
    written = in_text(names[plain])
    return lower(written) or f"_{{{written}}}"


def letters_of(written: str) -> set[str]:
    """The names that stand in a letter with its scripts, in one spelling."""
    readings = _readings(written)
    if not readings:
        return set()
    scripts = readings[-1][1]
    inside = {_PLAIN[c] for c in scripts if c in _PLAIN and _PLAIN[c].isalpha()} | set(_LONE.findall(scripts))
    return {name for name, _ in readings} | inside
