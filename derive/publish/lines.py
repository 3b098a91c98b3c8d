r"""Formulas that are too wide for their line, broken where an author would break them.

TeX never breaks a displayed formula, so its width must be known before: `latex_width` estimates it, in em, a little
on the wide side (a test holds it against TeX's own measure). A line ends before "and" or ⇒, else before a relation or
behind the colon of a ∀, else before a + or −, else before a ·, and outside parentheses where that is possible.
`\left( … \right)` that a break takes apart become `\Bigl( … \Bigr)`.

Main statements: `latex_width`, `latex_lines`, `text_lines`, `widest_part`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from derive.notation.style import current
from derive.notation.words import and_word
from derive.punctuation import columns

_RELATIONS = {
    "=", "<", ">", r"\le", r"\ge", r"\neq", r"\ne", r"\in", r"\to", r"\mapsto", r"\parallel", r"\sim", r"\Rightarrow",
    r"\ll", r"\Leftrightarrow", r"\colon", r"\notin", r"\approx", r"\propto",
}  # fmt: skip
_BREAKING = {"=", "<", ">", r"\le", r"\ge", r"\neq"}
_NO_WIDTH = {r"\displaystyle", r"\textstyle", r"\left", r"\right", r"\limits", r"\!", r"\small"}
_SPACES = {r"\,": 0.17, r"\:": 0.23, r"\;": 0.28, r"\ ": 0.3, r"\quad": 1.0, r"\qquad": 2.0, "~": 0.3}
_FACES = (r"\mathrm", r"\mathbb", r"\mathit", r"\mathbf", r"\mathcal", r"\boldsymbol")
_BIG = {r"\sum": 1.5, r"\prod": 1.4, r"\int": 1.0, r"\lim": 1.5}
_WIDE, _NARROW = "mwMWQOGDHNUA", "ijlt"
_OPENING, _CLOSING = {"(", "[", r"\{", r"\lfloor", r"\lceil"}, {")", "]", r"\}", r"\rfloor", r"\rceil"}
_SMALL = 0.67  # a script beside the size of its base

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Atom:
    """A part of a line that is never broken: how it is written, how wide it is, how deep in parentheses it stands.

    `breaks` says how good a place the line in front of it is for a break (0: none).
    """

    text: str
    width: float
    depth: int = 0
    breaks: int = 0


def latex_width(formula: str) -> float:
    """About how many em a displayed formula takes."""
    return sum(atom.width for atom in _atoms_of(formula))


def latex_lines(formula: str, width: float, first: float | None = None, indent: float = 2.0) -> list[str]:
    """The formula as one or more lines of at most so many em; the first line may have another width."""
    lines = _broken(_atoms_of(formula), width if first is None else first, width - indent)
    return [line.strip() for line in _mend_fences(lines)]


def widest_part(formula: str) -> float:
    """The width of the widest part that is never broken: a fraction, a case distinction."""
    return max((atom.width for atom in _atoms_of(formula)), default=0.0)


def text_lines(formula: str, width: int, first: int | None = None, indent: int = 2) -> list[str]:
    """As `latex_lines`, for Unicode text and widths in characters. Ranges such as (k = 1 to F) stay whole."""
    atoms, depth, previous = [], 0, ""
    tokens = rf"[ΣΠ]?\(\w+ = [^()=]*\)| (?:[=≠<≤>≥⇒+−]|{and_word()}) |: |[()\[\]{{}}]|[^\s()\[\]{{}}:]+|:|\s+"
    for part in re.findall(tokens, formula):
        depth -= part in ")]}"
        sign = part.strip() if part.startswith(" ") and previous else ""
        breaks = 0 if not sign else 2 if sign in "+−" else 4 if sign in ("⇒", and_word()) else 3
        breaks = 3 if previous == ": " else breaks
        atoms.append(_Atom(part, columns(part), depth, breaks))
        depth += part in "([{"
        previous = part
    return ["".join(atom.text for atom in line).strip() for line in _broken(atoms, first or width, width - indent)]


def _atoms_of(formula: str) -> Sequence[_Atom]:
    """The parts of a formula; a page asks for those of one formula several times."""
    return _atoms(_TOKEN.findall(formula)) if current().widths else _known_atoms(formula)


@lru_cache(maxsize=32_768)
def _known_atoms(formula: str) -> Sequence[_Atom]:
    return tuple(_atoms(_TOKEN.findall(formula)))


def _broken(atoms: Sequence[_Atom], first: float, others: float) -> list[list[_Atom]]:
    """Greedy: each line is as full as the least deep, best place for a break allows."""
    lines: list[list[_Atom]] = []
    rest, room = list(atoms), first
    while sum(a.width for a in rest) > room:
        filled = 0.0
        places: list[tuple[bool, int, int, int]] = []
        for k, atom in enumerate(rest):
            if k and atom.breaks and (filled <= room or not places):
                places.append((filled > room, atom.depth, -atom.breaks, -k))
            filled += atom.width
        if not places:
            break
        k = -min(places)[3]
        lines.append(rest[:k])
        rest, room = rest[k:], others
    return [*lines, rest]


def _mend_fences(lines: list[list[_Atom]]) -> list[str]:
    r"""The lines as strings, with \left and \right that stand on different lines made \Bigl and \Bigr."""
    open_: list[tuple[int, int]] = []
    table = [list(line) for line in lines]
    for i, line in enumerate(table):
        for j, atom in enumerate(line):
            if atom.text.startswith(r"\left") and not atom.text.startswith((r"\left\lfloor ", r"\leftarrow")):
                open_.append((i, j))
            elif atom.text.startswith(r"\right") and open_:
                i0, j0 = open_.pop()
                if i0 != i:
                    opening = table[i0][j0]
                    table[i0][j0] = replace(opening, text=opening.text.replace(r"\left", r"\Bigl", 1))
                    line[j] = replace(atom, text=atom.text.replace(r"\right", r"\Bigr", 1))
    return ["".join(atom.text for atom in line) for line in table]


def _atoms(tokens: Sequence[str]) -> list[_Atom]:
    atoms: list[_Atom] = []
    after_colon = False
    depth, unbroken, k = 0, 0, 0  # unbroken: inside \left. … \right|, which no break may take apart
    while k < len(tokens):
        text, width, after = _atom(tokens, k)
        token = tokens[k]
        delimiter = "".join(tokens[k + 1 : after]).strip()[:1] if token in (r"\left", r"\right") else ""
        closes = token == r"\right" or token in _CLOSING
        depth -= closes
        if token == r"\right" and unbroken:
            unbroken -= 1
        breaks = 0
        if token.isspace():
            width = 0.0
        elif token in _BREAKING or token == r"\Rightarrow" or text == rf"\text{{ {and_word()} }}":
            breaks = 3 if token in _BREAKING else 4
        elif token in ("+", "-"):
            breaks = 2 if _is_binary(atoms) else 0
            width = width if breaks else 0.8
        elif token == r"\cdot":
            breaks = 1
        if not token.isspace():
            breaks, after_colon = 3 if after_colon else breaks, token == r"\colon"
        atoms.append(_Atom(text, width, depth, 0 if unbroken else breaks))
        if token == r"\left":
            unbroken += unbroken > 0 or delimiter == "."
        depth += token == r"\left" or token in _OPENING
        k = after
    return atoms


def _is_binary(before: Sequence[_Atom]) -> bool:
    """Is a + or − that comes now between two operands?"""
    previous = next((a.text for a in reversed(before) if not a.text.isspace()), "")
    head = _TOKEN.match(previous)
    return (
        bool(previous)
        and head is not None
        and head[0] not in (_RELATIONS | _OPENING | {r"\left", "+", "-", r"\cdot", ",", "&"})
    )


def _argument(tokens: Sequence[str], k: int) -> tuple[str, float, int]:
    """A macro's argument or a script: {…} or one token."""
    while k < len(tokens) and tokens[k].isspace():
        k += 1
    if k >= len(tokens):
        return "", 0.0, k
    if tokens[k] != "{":
        return _atom(tokens, k, scripts=False)
    depth, end = 0, k
    while True:
        depth += (tokens[end] == "{") - (tokens[end] == "}")
        end += 1
        if not depth or end == len(tokens):
            break
    inside = tokens[k + 1 : end - 1]
    return "".join(tokens[k:end]), sum(a.width for a in _atoms(inside)), end


def _atom(tokens: Sequence[str], k: int, scripts: bool = True) -> tuple[str, float, int]:
    """One atom with its scripts: its source, its width, and where the next begins."""
    start, token = k, tokens[k]
    if token == "{":
        _, width, k = _argument(tokens, k)
    elif token in (r"\frac", r"\tfrac", r"\dfrac"):
        _, above, k = _argument(tokens, k + 1)
        _, below, k = _argument(tokens, k)
        width = max(above, below) * (_SMALL if token == r"\tfrac" else 1.0) + 0.35
    elif token in (r"\sqrt", r"\hat", r"\bar", r"\tilde", r"\operatorname", *_FACES):
        _, width, k = _argument(tokens, k + 1)
        width += {r"\sqrt": 1.0, r"\operatorname": 0.2, r"\mathbf": 0.1, r"\mathcal": 0.2, r"\boldsymbol": 0.1}.get(
            token, 0.0
        )
    elif token == r"\text":
        source, _, k = _argument(tokens, k + 1)
        width = 0.52 * (columns(source) - 2)
    elif token == r"\begin":
        width, k = _environment(tokens, k)
    elif token in (r"\left", r"\right"):
        k += 1
        while tokens[k].isspace():
            k += 1
        width, k = 0.75, k + 1
    else:
        width, k = _plain_width(token), k + 1
    below_width = above_width = 0.0
    while scripts and k < len(tokens) and tokens[k] in ("_", "^", "'"):
        if tokens[k] == "'":
            above_width, k = above_width + 0.3, k + 1
            continue
        mark = tokens[k]
        _, script, k = _argument(tokens, k + 1)
        if mark == "_":
            below_width = script * _SMALL
        else:
            above_width += script * _SMALL
    beside = max(below_width, above_width)
    if token in (r"\sum", r"\prod", r"\lim"):  # limits stand above and below
        width = max(width, beside + 0.2)
    else:
        width += beside + (0.1 if beside else 0.0)
    return "".join(tokens[start:k]), width, k


def _environment(tokens: Sequence[str], k: int) -> tuple[float, int]:
    """cases: as wide as its widest row."""
    end, depth = k, 0
    while True:
        depth += (tokens[end] == r"\begin") - (tokens[end] == r"\end")
        end += 1
        if not depth:
            break
    close = "".join(tokens[end:]).index("}") + 1
    taken = 0
    while taken < close:
        taken += len(tokens[end])
        end += 1
    body = re.sub(r"^\\begin\{\w+\}|\\end\{\w+\}$", "", "".join(tokens[k:end]))
    body = body.replace(r"\frac", r"\tfrac")  # a case distinction is set like text
    rows = [sum(a.width for a in _atoms(_TOKEN.findall(row.replace("&", r"\quad ")))) for row in _rows(body)]
    return max(rows) + 1.0, end


def _rows(body: str) -> list[str]:
    """The rows of an environment; those of one inside it are its own."""
    rows, depth = [""], 0
    for token in _TOKEN.findall(body):
        depth += (token == r"\begin") - (token == r"\end")
        if token == r"\\" and not depth:
            rows.append("")
        else:
            rows[-1] += token
    return rows


def _plain_width(token: str) -> float:
    if token.isspace() or token in _NO_WIDTH or token == "&":
        return 0.0
    if token in _SPACES:
        return _SPACES[token]
    if token in _BIG:
        return _BIG[token]
    if token in _RELATIONS:
        return 1.7 if token in (r"\Rightarrow", r"\Leftrightarrow", r"\mapsto", r"\to") else 1.4
    if token in ("+", "-", r"\cdot", r"\times"):
        return 0.8 if token == r"\cdot" else 1.3
    if token.isdigit():
        return 0.5
    if token in current().widths:
        return current().widths[token]
    if token in _OPENING or token in _CLOSING or token in "|,.;:/!'":
        return 0.4
    if token in (r"\log", r"\ln", r"\exp", r"\max", r"\min", r"\sinh", r"\cosh", r"\tanh"):
        return 0.55 * (len(token) - 1) + 0.2
    if token == r"\dots":
        return 1.3
    return 0.9 if token in _WIDE else 0.4 if token in _NARROW else 0.62
