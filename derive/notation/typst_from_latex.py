r"""Typst of the small LaTeX in which definitions say how they are written, and sentences their passing mathematics:
`\operatorname{softmax}(z)` is `op("softmax")(z)`, `\log t \le t - 1` is `log t <= t - 1`.

This is no reader for anybody's LaTeX: what is not in its tables is refused, and the caller finds another way.

Main statements: `from_latex`, `UnknownLatex`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from derive.notation.names import GREEK
from derive.notation.typst_names import at_parenthesis, quoted, script, upright_word, with_lonely_signs


class UnknownLatex(ValueError):
    """LaTeX that has no entry in the tables below; the message names it."""


_SIGNS = {
    r"\cdot": "dot.op", r"\times": "times", r"\pm": "±", r"\le": "<=", r"\ge": ">=", r"\ne": "!=", r"\neq": "!=",
    r"\leq": "<=", r"\geq": ">=", r"\ll": "<<", r"\gg": ">>", r"\approx": "approx", r"\sim": "∼", r"\propto": "∝",
    r"\parallel": "parallel", r"\|": "‖", r"\mid": "|", r"\Rightarrow": "=>", r"\Leftrightarrow": "<=>", r"\to": "->",
    r"\mapsto": "|->", r"\in": "in", r"\notin": "∉", r"\cap": "∩", r"\cup": "∪", r"\circ": "∘", r"\ast": "*",
    r"\star": "star", r"\sum": "sum", r"\prod": "product", r"\int": "integral", r"\partial": "partial",
    r"\nabla": "nabla", r"\infty": "infinity", r"\forall": "forall", r"\exists": "exists", r"\emptyset": "emptyset",
    r"\surd": r"\√", r"\dots": "...", r"\ldots": "...", r"\cdots": "dots.c", r"\colon": ":", r"\prime": "'",
    r"\lfloor": "⌊", r"\rfloor": "⌋", r"\lceil": "⌈", r"\rceil": "⌉", r"\{": "{", r"\}": "}", r"\langle": "⟨",
    r"\rangle": "⟩", r"\vert": "|", r"\Vert": "‖", r"\top": "top", r"\perp": "⟂", r"\oplus": "plus.o",
    r"\otimes": "times.o", r"\setminus": "without", r"\subset": "subset", r"\subseteq": "subset.eq",
    r"\,": "thin", r"\:": "med", r"\;": "thick", r"\quad": "quad", r"\qquad": "wide", r"\ ": "space", "~": "space",
    r"\%": "%", r"\_": r"\_", r"\#": r"\#", r"\$": r"\$", r"\&": r"\&",
}  # fmt: skip
_FUNCTIONS = (
    *("log", "ln", "exp", "max", "min", "lim", "sinh", "cosh", "tanh", "sin", "cos", "tan", "inf", "sup", "det"),
    *("arg", "deg", "dim", "gcd", "ker", "Pr"),
)
_LETTERS = {f"\\{name}": name for name in GREEK} | {r"\varepsilon": "epsilon", r"\varphi": "phi"}
_LETTERS |= {r"\imath": "i", r"\jmath": "j"}  # Typst takes the dot from below an accent itself
_COMMANDS = _SIGNS | _LETTERS | {f"\\{name}": name for name in _FUNCTIONS}
_ACCENTS = {r"\hat": "hat", r"\bar": "macron", r"\tilde": "tilde", r"\overline": "overline", r"\vec": "arrow"}
_FACES = {r"\mathbf": "upright(bold({}))", r"\boldsymbol": "bold({})", r"\mathcal": "cal({})"}
_CALLED = re.compile(
    rf'(?:^|[\s(])(?:[^\W\d_]|{"|".join((*GREEK, *_FUNCTIONS))}|(?:op|upright)\("[^"]*"\)'
    r"|(?:upright\()?(?:bold|cal)\(\w+\)+)$"
)
_NOTHING = (r"\left", r"\right", r"\displaystyle", r"\!", r"\limits")
_ESCAPED = '#$"&/;@`√∛∜'  # signs that are more than themselves in Typst's mathematics

_OPERAND_ENDS, _OPERAND_BEGINS = re.compile(r"[\w)\]']$"), re.compile(r"[\w(]")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|:=|\d+(?:\.\d+)?|\s+|.", re.DOTALL)


def from_latex(source: str, places: Mapping[str, str] | None = None) -> str:
    """The formula in Typst. A character of `places` stands for a formula that is already written in Typst."""
    reader = _Reader(_TOKEN.findall(source), places or {})
    written = reader.row()
    if reader.at < len(reader.tokens):
        raise UnknownLatex("a } that closes nothing")
    return with_lonely_signs(written)


class _Reader:
    def __init__(self, tokens: Sequence[str], places: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.places = places
        self.at = 0

    def row(self) -> str:
        """Up to a closing brace or the end. Scripts and primes stand at what is before them, parentheses at names."""
        written = ""
        while self.skip_spaces() and self.tokens[self.at] != "}":
            token = self.tokens[self.at]
            if token in ("_", "^"):
                self.at += 1
                held = at_parenthesis(written) if written and written[-1] not in "([{⌊⌈⟨" else written + '""'
                written = held + script(token, self.argument())
            elif token == "'":
                self.at += 1
                written += "'"
            else:
                part = self.part()
                written = _joined(written, part)
        return written

    def skip_spaces(self) -> bool:
        """Is there anything left after the spaces?"""
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.at < len(self.tokens)

    def part(self) -> str:
        token = self.tokens[self.at]
        self.at += 1
        if token in self.places:
            return self.places[token]
        if token == "{":
            inside = self.row()
            self.expect("}")
            return inside
        if token in _NOTHING:
            return ""
        if token in (r"\operatorname", r"\text", r"\mathrm", r"\mathit", r"\textrm", r"\mathbb"):
            return _styled(token, self.words())
        if token in (r"\frac", r"\tfrac", r"\dfrac"):
            return f"frac({self.argument()}, {self.argument()})"
        if token in _FACES:
            return _FACES[token].format(self.argument())
        if token == r"\sqrt" or token in _ACCENTS:
            return f"{_ACCENTS.get(token, 'sqrt')}({self.argument()})"
        if token in _COMMANDS:
            return _COMMANDS[token]
        if token.startswith("\\"):
            raise UnknownLatex(token)
        return f"\\{token}" if token in _ESCAPED else token

    def argument(self) -> str:
        """A group in braces or one token."""
        if not self.skip_spaces() or self.tokens[self.at] in ("_", "^", "'"):
            raise UnknownLatex("a script or an argument that is missing")
        return self.part()

    def words(self) -> str:
        """The argument of \\text and its like, as words."""
        self.expect("{")
        words = ""
        while self.at < len(self.tokens) and self.tokens[self.at] != "}":
            token = self.tokens[self.at]
            words += " " if token in (r"\,", r"\ ", "~", r"\;") else token.removeprefix("\\")
            if re.fullmatch(r"\\[A-Za-z]+|[{}]", token):
                raise UnknownLatex(f"{token} among words")
            self.at += 1
        self.expect("}")
        return words

    def expect(self, token: str) -> None:
        self.skip_spaces()
        if self.tokens[self.at : self.at + 1] != [token]:
            raise UnknownLatex(f"a place where {token} was expected")
        self.at += 1


def _styled(command: str, words: str) -> str:
    if command == r"\operatorname":
        return f"op({quoted(words)})"
    if command == r"\mathbb":
        return f"{words}{words}" if re.fullmatch("[A-Z]", words) else f"bb({quoted(words)})"
    if command == r"\mathit":
        return f"italic({quoted(words)})"
    return upright_word(words) if command == r"\mathrm" else quoted(words)


def _joined(before: str, part: str) -> str:
    """A part behind others: its parenthesis at a name (H(p), but x_1 (p): the script would take it), else a space."""
    if not before or not part:
        return before + part
    if part in (")", "]", "⌋", "⌉", ",") or before[-1:] in ("(", "[", "⌊", "⌈"):
        return before + part
    if (part == "|" and _OPERAND_ENDS.search(before)) or (before[-1:] == "|" and _OPERAND_BEGINS.match(part)):
        return before + part  # |x|, not | x |: Typst would take the bars for relations
    return before + part if part == "(" and _CALLED.search(before) else f"{before} {part}"
