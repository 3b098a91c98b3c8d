"""What a notation has to draw, and how pieces are put in parentheses: the interface that `Emitter` writes through."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from derive.notation.precedence import Level, Piece, atom
from derive.notation.scope import Scope
from derive.terms.definition import Definition
from derive.terms.term import Term


class Drawing(ABC):
    """The signs and the layout of a notation, and the scope of the one formula that is being written."""

    plus: ClassVar[str] = " + "
    minus: ClassVar[str]
    times: ClassVar[str]
    slash: ClassVar[str] = "/"
    relations: ClassVar[dict[str, str]]
    implication: ClassVar[str]

    def __init__(self, term: Term, avoid: Iterable[Term] = ()) -> None:
        self.root = term
        self.scope = Scope(term, avoid)
        self.inline = True  # fractions are written a / b
        self._fractions = 0  # that what is being written lies in

    @contextmanager
    def within_fraction(self) -> Iterator[None]:
        self._fractions += 1
        yield
        self._fractions -= 1

    @property
    def in_fraction(self) -> bool:
        return self._fractions > 0

    # ---- what a notation draws

    @property
    @abstractmethod
    def conjunction(self) -> str: ...
    @abstractmethod
    def name(self, variable: Term) -> str: ...
    @abstractmethod
    def constant(self, name: str) -> Piece: ...
    @abstractmethod
    def parenthesised(self, text: str, tall: bool) -> str: ...
    @abstractmethod
    def power(self, base: Piece, exponent: Term) -> Piece: ...
    @abstractmethod
    def exponential(self, exponent: Term) -> Piece: ...
    @abstractmethod
    def fraction(self, t: Term) -> Piece | None:
        """None where it is to be written a / b."""

    @abstractmethod
    def function_name(self, t: Term) -> str: ...
    @abstractmethod
    def surd(self, t: Term) -> Piece: ...
    @abstractmethod
    def fenced(self, t: Term) -> Piece: ...
    @abstractmethod
    def a_log_b(self, a: Piece, logarithm: Piece) -> Piece: ...
    @abstractmethod
    def indexed(self, base: Piece, indices: Sequence[Term], packed: bool) -> Piece: ...
    @abstractmethod
    def cases(self, branches: Sequence[tuple[str, str]], otherwise: str) -> Piece: ...
    @abstractmethod
    def big(self, t: Term, marker: Term, body: Piece) -> Piece: ...
    @abstractmethod
    def integral(self, t: Term, marker: Term, body: Piece) -> Piece: ...
    @abstractmethod
    def family(self, t: Term, marker: Term, body: str) -> Piece: ...
    @abstractmethod
    def limit(self, point: str, body: Piece, marker: Term, restriction: str, direction: str) -> Piece: ...
    @abstractmethod
    def expectation(self, marker: Term, family: str, restriction: str, body: str, tall: bool) -> Piece: ...
    @abstractmethod
    def primed(self, function: str, order: int, point: Piece) -> Piece: ...
    @abstractmethod
    def differential(self, sign: str, order: int, below: str, body: Piece, short: bool) -> Piece: ...
    @abstractmethod
    def at(self, derivative: Piece, name: str, point: str, restriction: str) -> Piece: ...
    @abstractmethod
    def quantified(self, marker: str, sort: str, body: str) -> Piece: ...
    @abstractmethod
    def membership(self, name: str, sort: str) -> str: ...
    @abstractmethod
    def maps_to(self, bound: str, body: str) -> str: ...
    @abstractmethod
    def property(self, name: str, subject: str, domain: str) -> str: ...
    @abstractmethod
    def template(self, definition: Definition) -> str: ...

    def template_literal(self, literal: str, tall: bool) -> str:
        """A part of a definition's template between its arguments."""
        return literal

    # ---- what `Emitter` does for it

    @abstractmethod
    def walk(self, t: Term) -> Piece:
        """The term, written."""

    @abstractmethod
    def sort(self, t: Term) -> Piece:
        """The sort, written."""

    # ---- grouping

    def wrap(self, piece: Piece, least: Level) -> Piece:
        """The piece in parentheses when it binds less tightly than its place asks."""
        return piece if piece.level >= least else atom(self.parenthesised(piece.text, piece.tall), piece.tall)

    def closed(self, piece: Piece, least: Level) -> Piece:
        """As `wrap`, and nothing may be swallowed at its right end."""
        return (
            atom(self.parenthesised(piece.text, piece.tall), piece.tall)
            if piece.open_right
            else self.wrap(piece, least)
        )

    def at_level(self, t: Term, least: Level) -> Piece:
        return self.wrap(self.walk(t), least)

    @contextmanager
    def small(self) -> Iterator[None]:
        """Inside an index or an exponent."""
        before, self.inline = self.inline, True
        yield
        self.inline = before
