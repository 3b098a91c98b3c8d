"""Names, scripts and words in Typst's mathematics.

Main statements: `in_typst`, `script`, `quoted`, `upright_word`; `without_scripts`, `ends_in_script`, `at_parenthesis`,
`with_lonely_signs`, `without_commas`.
"""

from __future__ import annotations

import re

from derive.notation.names import GREEK, split

ACCENTS = {"hat": "hat", "bar": "macron", "tilde": "tilde"}
_LONE = re.compile(r"[^\W\d_]|\d+|[A-Za-z]+")  # what may stand behind _ or ^ without parentheses

_OPENING, _CLOSING = tuple("([{⌊⌈⟨"), tuple(")]}⌋⌉⟩")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|\\.|[([{⌊⌈⟨)\]}⌋⌉⟩,]')


def quoted(words: str) -> str:
    """A string of Typst that holds these words and nothing else."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def upright_word(word: str) -> str:
    return f"upright({quoted(word)})"


def script(mark: str, inside: str) -> str:
    """What is lowered (mark "_") or raised ("^"): `_i`, `_(i = 1)`."""
    alone = _LONE.fullmatch(inside) or re.fullmatch(r'"[^"\\]*"', inside)
    return f"{mark}{inside}" if alone else f"{mark}({inside})"


def in_typst(name: str) -> str:
    """A variable's name: p_hat_1' is `hat(p)'_1`."""
    parts = split(name)
    written = _in_face(parts.base, parts.face) if parts.face else _word(parts.base, "italic")
    if parts.accent:
        written = f"{ACCENTS[parts.accent]}({written})"
    written += "'" * parts.primes  # before the index: Typst would set x_1' with the prime at the 1
    if parts.subscripts:
        written += script("_", ", ".join(_word(s, "upright") for s in parts.subscripts))
    return written


def _in_face(base: str, face: str) -> str:
    """A letter or a word, bold or calligraphic; bold letters are upright, as \\mathbf has them, but for Greek ones."""
    if face == "cal":
        return f"cal({base})"
    return f"bold({base})" if base in GREEK else f"upright(bold({base if len(base) == 1 else quoted(base)}))"


def _word(word: str, style: str) -> str:
    if word in GREEK or len(word) == 1 or (style == "upright" and word.isdigit()):
        return word
    return f"{style}({quoted(word)})"


def without_scripts(text: str) -> tuple[str, str, str]:
    """The text before its last index and exponent, and those two with their marks ("" where there is none)."""
    found = {"_": "", "^": ""}
    while True:
        start = _script_at_end(text)
        if start is None or found[text[start]]:
            return text, found["_"], found["^"]
        found[text[start]], text = text[start:], text[:start]


def ends_in_script(text: str, mark: str) -> bool:
    """Does the text end with an index (mark "_") or an exponent ("^") of its own?"""
    _base, below, above = without_scripts(text)
    return bool(below if mark == "_" else above)


def _script_at_end(text: str) -> int | None:
    """Where the _ or ^ stands whose script is the end of the text."""
    if text.endswith(")"):
        start = _opening(text)
        return start - 1 if start is not None and start > 0 and text[start - 1] in "_^" else None
    lone = re.search(r'[_^](?:[^\W\d_]|\d+|[A-Za-z]+|"[^"\\]*")$', text)
    return None if lone is None else lone.start()


def _opening(text: str) -> int | None:
    """Where the parenthesis opens that closes at the end of the text; None where it is half of an interval."""
    places: list[int] = []
    for token in _BRACKET.finditer(text):
        if token[0].removeprefix("\\") in _OPENING:
            places.append(token.end() - 1)
        elif token[0].removeprefix("\\") in _CLOSING:
            if not places:
                return None
            start = places.pop()
            if token.end() == len(text):
                return start
    return None


_OPERATOR = re.compile(r'(?:op\("[^"]*"\)|\b(?:max|min|log|ln|exp|sinh|cosh|tanh))$')


def at_parenthesis(text: str) -> str:
    """The text, to carry an index or an exponent. After op("softmax") or max that stands at the closing parenthesis
    itself: Typst leaves a gap between an operator and a group with a script. (Parentheses around others have to grow,
    and only a group does.)"""
    start = _opening(text) if text.endswith(")") else None
    if start is None or not _OPERATOR.search(text[:start]) or "(" in text[start + 1 :]:
        return text
    return f"{text[:start]}\\({without_commas(text[start + 1 : -1])}\\)"


def with_lonely_signs(text: str) -> str:
    """The text with each parenthesis that has no partner as a sign, which may stand alone and carry a script; and
    f(0, 1] apart from its name, for Typst a call that is not closed."""
    open_: list[int] = []
    added: dict[int, str] = {}
    for token in _BRACKET.finditer(text):
        if token[0] in _OPENING:
            open_.append(token.start())
        elif token[0] in _CLOSING and open_:
            start = open_.pop()
            if text[start] == "(" and token[0] != ")" and text[start - 1 : start].strip():
                added[start] = " "
        elif token[0] in _CLOSING:
            added[token.start()] = "\\"
    added |= dict.fromkeys(open_, "\\")
    for place in sorted(added, reverse=True):
        text = f"{text[:place]}{added[place]}{text[place:]}"
    return text


def without_commas(text: str) -> str:
    """The text as a part of a call's argument: commas outside parentheses escaped, for they would end the argument."""
    depth = 0

    def escaped(token: re.Match[str]) -> str:
        nonlocal depth
        depth += (token[0] in _OPENING) - (token[0] in _CLOSING)
        return "\\," if token[0] == "," and not depth else token[0]

    return _BRACKET.sub(escaped, text)
