"""LaTeX as a row of tokens, and a cursor on it with the names that are in scope."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from derive.notation.names import in_latex, name_of
from derive.notation.style import current, latex_function
from derive.terms.definition import Definition
from derive.terms.term import Term, Variable

_TOKEN = re.compile(
    r"\\(?:text|mathrm|mathit|mathbf|mathcal|boldsymbol|operatorname|mathbb|begin|end)\{[^{}]*\}"
    r"|\\left[|.]|\\right\|"
    r"|\\[A-Za-z]+|\\[^A-Za-z]"
    r"|\d+(?:\.\d+)?"
    r"|\S"
)
_GROWING = re.compile(r"\\(?:left|right)\s*(?=[()\[\]]|\\[lr](?:floor|ceil))")
_FRACTION = re.compile(r"\\[dtc]frac(?![A-Za-z])")  # of another size

ACCENTS = (r"\hat", r"\bar", r"\tilde")
_PLAIN = {"atanh": r"\operatorname{artanh}"}


class LatexError(ValueError):
    """LaTeX that the emitter does not write, with the place where it stops making sense."""


def tokenise(source: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(_FRACTION.sub(r"\\frac", _GROWING.sub("", source))))


def template_tokens(definition: Definition) -> tuple[str | int, ...]:
    """A definition's template as tokens, with the number of the argument where one goes."""
    places = [chr(0xE000 + k) for k in range(len(definition.parameters))]  # characters that stand for nothing else
    tokens = tokenise(definition.notation.latex.format(*places))
    return tuple(places.index(token) if token in places else token for token in tokens)


class Cursor:
    """A place in the tokens, and what the names mean there."""

    def __init__(self, source: str, variables: Iterable[Term]) -> None:
        self.source = source
        usual = {latex_function(name): _PLAIN.get(f, f"\\{f}") for f, name in current().functions.items()}
        self.tokens = tuple(usual.get(token, token) for token in tokenise(source))
        self.at = 0
        self.scope: dict[tuple[str, ...], Term] = {tokenise(in_latex(name_of(v))): v for v in variables}
        self._markers = 0

    def peek(self, ahead: int = 0) -> str:
        k = self.at + ahead
        return self.tokens[k] if k < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def accept(self, *tokens: str) -> bool:
        if self.tokens[self.at : self.at + len(tokens)] == tokens:
            self.at += len(tokens)
            return True
        return False

    def expect(self, token: str) -> None:
        if not self.accept(token):
            raise self.error(f"{token!r} was expected")

    def error(self, problem: str) -> LatexError:
        before = " ".join(self.tokens[max(0, self.at - 8) : self.at])
        found = self.peek() or "the end"
        return LatexError(f"In {self.source!r}: {problem} after {before!r}, where {found!r} stands.")

    def closing(self, start: int) -> int:
        """Where the bracket that opens at `start` closes; half-open intervals pair "[" with ")"."""
        depth = 0
        for k in range(start, len(self.tokens)):
            depth += self.tokens[k] in ("(", "[", "{", r"\{")
            depth -= self.tokens[k] in (")", "]", "}", r"\}")
            if depth == 0:
                return k
        raise self.error("a closing bracket was expected")

    def name(self) -> tuple[str, ...]:
        """The tokens of a name: an accent, a letter or word, an index, primes."""
        start = self.at
        if self.peek() in ACCENTS:
            self.take()
        self.at = self.closing(self.at) + 1 if self.peek() == "{" else self.at + 1
        if self.accept("_"):
            self.at = self.closing(self.at) + 1 if self.peek() == "{" else self.at + 1
        while self.accept("'"):
            pass
        return self.tokens[start : self.at]

    def known_name(self) -> tuple[str, ...] | None:
        """The longest name in scope that stands here."""
        fits = [key for key in self.scope if self.tokens[self.at : self.at + len(key)] == key]
        return max(fits, key=len, default=None)

    @contextmanager
    def binding(self, name: tuple[str, ...], sort: Term) -> Iterator[Term]:
        """A fresh variable under a name, inside the body of a binder."""
        self._markers += 1
        marker = Term(Variable(f"{''.join(name)} {self._markers}"), (sort,))
        before = self.scope.get(name)
        self.scope[name] = marker
        try:
            yield marker
        finally:
            if before is None:
                del self.scope[name]
            else:
                self.scope[name] = before
