"""What the Typst emitter writes, put back into the LaTeX that the reader of LaTeX knows.

A copy of the emitter leaves marks around a log b, which take no part in its decisions, and tells the names it used.
Everything is read as it stands, by Typst's own rules: what a call holds, how far a script goes, what stands in
parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from derive.notation import typst as notation
from derive.notation.names import in_latex, name_of
from derive.notation.precedence import Piece
from derive.notation.typst_names import in_typst
from derive.terms.term import Term

OPEN, CLOSE = "\uf8f1", "\uf8f2"
_HELD = "\ue000"  # before a name that carries no index without braces


class _Marking(notation.TypstEmitter):
    def __init__(self, term: Term, avoid: Iterable[Term] = ()) -> None:
        self.names: dict[str, None] = {}
        super().__init__(term, avoid)

    def name(self, variable: Term) -> str:
        self.names[name_of(variable)] = None
        return super().name(variable)

    def a_log_b(self, a: Piece, logarithm: Piece) -> Piece:
        written = super().a_log_b(a, logarithm)
        return Piece(OPEN + written.text + CLOSE, written.level, written.tall, written.open_right)


def marked(term: Term) -> tuple[str, list[str]]:
    """What is written with marks in it, and the names in it."""
    emitter = _Marking(term)
    return emitter.emit(), list(emitter.names)


def without_marks(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


class TypstError(ValueError):
    pass


_TOKEN = re.compile(
    r'"[^"]*"|\\.|[A-Za-z]+(?:\.[a-z]+)*|\d+(?:\.\d+)?|\|->|->|<=|>=|!=|=>|:=|\.\.\.|\s+|.',
    re.DOTALL,
)
_CALLS = ("frac", "display", "sqrt", "abs", "floor", "ceil", "hat", "macron", "tilde", "cases", "lr", "attach")
_STYLES = {"op": r"\operatorname", "upright": r"\mathrm", "italic": r"\mathit", "cal": r"\mathcal"}
_WORDS = {
    "RR": r"\mathbb{R}", "ZZ": r"\mathbb{Z}", "EE": r"\mathbb{E}", "product": r"\prod", "integral": r"\int",
    "infinity": r"\infty", "dot.op": r"\cdot", "thin": r"\,", "epsilon": r"\varepsilon", "phi": r"\varphi",
}  # fmt: skip
_SIGNS = {
    "->": r"\to", "|->": r"\mapsto", "<=": r"\le", ">=": r"\ge", "!=": r"\neq", "=>": r"\Rightarrow", "...": r"\dots",
    "∼": r"\sim", ":": r"\colon", "{": r"\{", "}": r"\}", r"\/": "/", r"\(": "(", r"\)": ")", r"\,": ",",
}  # fmt: skip
_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


def to_latex(source: str, names: list[str]) -> str:
    reader = _Reader(source, names)
    written = reader.row(())
    if reader.peek():
        raise TypstError(f"{source!r}: the end was expected at {reader.peek()!r}")
    return written


class _Reader:
    def __init__(self, source: str, names: list[str]) -> None:
        self.source = source
        self.tokens = _TOKEN.findall(source)
        self.names = names
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, token: str) -> None:
        if self.peek() != token:
            raise TypstError(f"{self.source!r}: {token!r} was expected where {self.peek()!r} stands")
        self.at += 1

    def row(self, ends: tuple[str, ...], comma: str = ",") -> str:
        found: list[str] = []
        while self.peek() and self.peek() not in ends:
            if self.peek() in _CLOSING:
                raise TypstError(f"{self.source!r}: {self.peek()!r} closes nothing")
            if self.peek().isspace():
                self.take()
            elif self.peek() == "dif":
                self.take()
                found.append(r"\,\mathrm{d}" if found else r"\mathrm{d}")
            elif self.peek() == ",":
                self.take()
                found.append(comma)
            else:
                found.append(self.with_scripts(self.primary()))
        return " ".join(found)

    def with_scripts(self, base: str) -> str:
        while self.peek() in ("_", "^"):
            mark = self.take()
            said_apart = base in (r"\lim", r"\mathbb{E}")  # what a bound variable ranges over
            held = mark == "_" and base.startswith(_HELD)
            base = base.removeprefix(_HELD)
            script = self.script(braces=base == r"\int", comma=r",\," if said_apart else ",")
            base = (f"{{{base}}}" if held else base) + mark + script
        return base.removeprefix(_HELD)

    def script(self, braces: bool, comma: str) -> str:
        """The one thing behind _ or ^; a parenthesis directly behind a bare one would be read into it."""
        if self.peek() == "(":
            self.take()
            inside = self.row((")",), comma)
            self.expect(")")
            return f"{{{inside}}}"
        bare = self.primary().removeprefix(_HELD)
        if self.peek() in _OPENING:
            raise TypstError(f"{self.source!r}: the script takes the parenthesis behind it")
        return bare if re.fullmatch(r".|\\[A-Za-z]+", bare) and not braces else f"{{{bare}}}"

    def primary(self) -> str:
        name = self.name()
        if name is not None:
            return name
        token = self.take()
        if token == OPEN:
            inside = self.row((CLOSE,))
            self.expect(CLOSE)
            return f"{{{inside}}}"
        if token in _CALLS and self.peek() == "(":
            self.take()
            return self.call(token)
        if token in _STYLES and self.peek() == "(":
            return self.styled(token)
        if token.startswith('"'):
            spaced = token[1:-1] if token[1:-1] == "otherwise" else f" {token[1:-1]} "
            alone = self.tokens[self.at - 2 : self.at - 1] in (["_"], ["^"])
            return rf"\text{{{token[1:-1] if alone else spaced}}}"
        if token in _OPENING:
            return self.group(token)
        if re.fullmatch(r"[A-Za-z][A-Za-z.]+", token):
            return _WORDS.get(token, "\\" + token)
        return _SIGNS.get(token, token)

    def group(self, opening: str) -> str:
        """Parentheses of any kind, as Typst pairs them: half-open intervals too."""
        inside = self.row(_CLOSING)
        if not self.peek():
            raise TypstError(f"{self.source!r}: {opening!r} is not closed")
        closing = self.take()
        return f"{_SIGNS.get(opening, opening)}{inside}{_SIGNS.get(closing, closing)}"

    def name(self) -> str | None:
        """The longest name that stands here, in LaTeX, with the primes of a derivative behind it."""
        fits = [(end, own, name) for name in self.names if (end := self.end_of(own := in_typst(name))) is not None]
        if not fits:
            return None
        end, own, name = max(fits)
        primes = self.tokens[self.at : end].count("'") - own.count("'")
        self.at = end
        return (_HELD if "_" in own or "'" in own else "") + in_latex(name) + "'" * primes

    def end_of(self, own: str) -> int | None:
        """Where the name ends, if it stands here; more primes than its own are those of a derivative."""
        base, _, index = own.partition("_")
        row = _TOKEN.findall(base)
        if self.tokens[self.at : self.at + len(row)] != row:
            return None
        end = self.at + len(row)
        while self.tokens[end : end + 1] == ["'"]:
            end += 1
        row = _TOKEN.findall(f"_{index}") if index else []
        return end + len(row) if self.tokens[end : end + len(row)] == row else None

    def styled(self, style: str) -> str:
        self.expect("(")
        word = self.take().strip('"').replace(" ", r"\,")
        self.expect(")")
        if style == "upright" and word == "pi":
            return r"\operatorname{pi}"
        return f"{_STYLES[style]}{{{word}}}"

    def call(self, name: str) -> str:
        arguments = [self.argument()]
        while self.peek() == ",":
            self.take()
            arguments.append(self.argument())
        self.expect(")")
        if name == "cases":
            return self.cases(arguments)
        if name == "display":
            return arguments[0]
        if name == "lr":
            return rf"\left. {arguments[0].removesuffix('|')} \right|"
        if name == "attach":
            index = arguments[1].removeprefix(r"\br \colon")
            return f"{{{arguments[0]}}}_{{{index}}}"
        if name == "abs":
            return rf"\left| {arguments[0]} \right|"
        if name in ("floor", "ceil"):
            return rf"\l{name} {arguments[0]} \r{name}"
        if name == "hat":  # of a name that is no variable's: a definition's
            arguments = [re.sub(r"^([ij])$", r"\\\1math", argument) for argument in arguments]
        return "\\" + {"macron": "bar"}.get(name, name) + "".join(f"{{{a}}}" for a in arguments)

    def argument(self) -> str:
        return self.row((",", ")"))

    @staticmethod
    def cases(arguments: list[str]) -> str:
        rows = (re.sub(r"& \\quad \\text\{ ?(if|otherwise)( ?)\}", r"& \\text{\1\2}", row) for row in arguments)
        return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"
