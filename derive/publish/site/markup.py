"""HTML put together from parts: whatever is not `Markup` already is text, and is escaped.

A formula is kept as its TeX between two marks; typeset.py puts KaTeX's output there once a page is complete.

Main statements: `Markup`, `tag`, `joined`, `filled`, `enumeration`; `formula`, `said`, `display`, `FORMULA`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from derive.publish import page

_OPENS, _CLOSES = "\x02", "\x03"
LENIENT = "\x04"  # before a formula that may be none
FORMULA = re.compile(f"{_OPENS}([^{_CLOSES}]*){_CLOSES}")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # in no HTML text; our marks too
_VOID = frozenset({"br", "hr", "input", "link", "meta"})
_EMPTY = frozenset({"circle", "path", "rect"})  # of SVG


class Markup(str):
    """HTML as it is to be written."""

    __slots__ = ()


Part = str | None  # None is nothing: a part that is left out


def text(words: str) -> Markup:
    """Words as HTML shows them."""
    return words if isinstance(words, Markup) else Markup(escape(_FORBIDDEN.sub("\ufffd", words)))


def joined(*parts: Part | Iterable[Part], between: str = "") -> Markup:
    """The parts one after another; lists of parts are taken apart."""
    return Markup(text(between).join(_flat(parts)))


def _flat(parts: Iterable[Part | Iterable[Part]]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if isinstance(part, str):
            found.append(text(part))
        elif part is not None:
            found += _flat(part)
    return found


def tag(element: str, /, *parts: Part | Iterable[Part], **attributes: str | int | float | bool | None) -> Markup:
    """<element …>parts</element>. `class_` is class, `aria_label` aria-label; True is an attribute without a value,
    None and False are none."""
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        label = key.rstrip("_").replace("_", "-")
        written.append(f" {label}" if value is True else f' {label}="{_attribute(value)}"')
    opening = f"<{element}{''.join(written)}"
    if element in _EMPTY:
        return Markup(f"{opening}/>")
    return Markup(f"{opening}>" if element in _VOID else f"{opening}>{joined(*parts)}</{element}>")


def _attribute(value: str | int | float) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", str(value)))


def filled(pattern: str, **parts: str) -> Markup:
    """A sentence with HTML, or text, in the places of its {names}."""
    return Markup(text(pattern).format(**{name: text(part) for name, part in parts.items()}))


def enumeration(parts: Sequence[Markup]) -> Markup:
    """ "a", "a and b", "a, b and c"."""
    return Markup(page.enumeration([*parts]))


def formula(tex: str) -> Markup:
    """A formula, to be typeset in line."""
    return Markup(f"{_OPENS}{_FORBIDDEN.sub('', tex).strip()}{_CLOSES}")


def said(tex: str) -> Markup:
    """A formula that was read off an author's words: where it is none after all, its characters are shown."""
    return Markup(formula(tex).replace(_OPENS, f"{_OPENS}{LENIENT}"))


def display(tex: str) -> Markup:
    """A formula in the style of a display. It is set in line, so that a browser may break it at its relations."""
    return formula(rf"\displaystyle {tex.strip()}")
