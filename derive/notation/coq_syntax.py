"""The syntax of the Coq text that we write: tokens, and a tree that keeps parentheses and comments.

The levels are Coq's: ^ binds tighter than a leading −, this tighter than * /, then + −, relations, /\\, \\/, ->.
Only what `coq_writer` writes is understood; anything else is refused.

Main statements: `parse`, `parse_sort`, `parse_entry`, `parse_definition`, the nodes, `CoqError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


class CoqError(ValueError):
    """Text that is not of the kind we write; the message says where and what was expected."""


# ---- the tree


@dataclass(frozen=True, slots=True)
class Name:
    text: str


@dataclass(frozen=True, slots=True)
class Numeral:
    text: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A function and its arguments; the function is a name, or stands in parentheses."""

    function: Node
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Parentheses:
    inside: Node
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    entries: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts under one sign: + (with its signs), *, /, ^, =, <> … (one or two relations), /\\, \\/, ->, ~, −."""

    sign: str
    parts: tuple[Node, ...]
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """A variable behind forall or fun, or of a definition: its name, how many arguments it takes, the comment."""

    name: str
    rank: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """forall or fun. `grouped` when the variables stand in parentheses, as those of a whole statement do."""

    word: str
    variables: tuple[Bound, ...]
    body: Node
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A sort of numbers in a comment: (0, 1], 1 .. n; an infinite end is None."""

    is_integers: bool
    lower: Node | None
    upper: Node | None
    left_open: bool = False
    right_open: bool = False


Node = Name | Numeral | Applied | Parentheses | Listed | Joined | Binding

# ---- tokens

_TOKEN = re.compile(r"\s+|(?P<token>\(\*|[^\W\d][\w']*|\d+|:=|:>|=>|->|/\\|\\/|<>|<=|>=|\.\.|[-+*/^<>=~()\[\];:,.])")
_END = ""


def tokens_of(source: str) -> list[str]:
    """The tokens; a comment is one, with its marks, and spaces in it made single."""
    found, at = [], 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise CoqError(f"{source[at : at + 20]!r} is nothing that we write.")
        at = match.end()
        token = match["token"]
        if token == "(*":
            at = _end_of_comment(source, at)
            token = " ".join(source[match.start() : at].split())
        if token is not None:
            found.append(token)
    return found


def _end_of_comment(source: str, at: int) -> int:
    depth = 1
    while depth:
        mark = re.compile(r"\(\*|\*\)").search(source, at)
        if mark is None:
            raise CoqError("A comment does not end.")
        depth += 1 if mark[0] == "(*" else -1
        at = mark.end()
    return at


# ---- the parser

_RELATIONS = ("=", "<>", "<", "<=", ">", ">=")
_WORDS = ("forall", "fun", "Definition", "in")


class Parser:
    """A recursive descent, one method for each level."""

    def __init__(self, source: str) -> None:
        self.tokens = tokens_of(source)
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    def accept(self, token: str) -> bool:
        if self.peek() != token:
            return False
        self.at += 1
        return True

    def expect(self, token: str) -> None:
        if not self.accept(token):
            raise self.error(f"{token!r} was expected")

    def error(self, what: str) -> CoqError:
        before = " ".join(self.tokens[max(0, self.at - 6) : self.at])
        return CoqError(f"Behind {before!r}, {what}, not {self.peek()!r}.")

    def end(self) -> None:
        if self.peek() != _END:
            raise self.error("the end was expected")

    def identifier(self) -> str:
        token = self.peek()
        if not re.match(r"[^\W\d]", token) or token in _WORDS:
            raise self.error("a name was expected")
        self.at += 1
        return token

    def comment(self) -> str:
        """The inside of a comment that stands here, or nothing."""
        if not self.peek().startswith("(*"):
            return ""
        self.at += 1
        return self.tokens[self.at - 1][2:-2].strip()

    def expression(self) -> Node:
        if self.peek() in ("forall", "fun"):
            return self.binding()
        left = self.chain("\\/", lambda: self.chain("/\\", self.negation))
        if self.accept("->"):
            return Joined("->", (left, self.expression()))
        return left

    def binding(self) -> Node:
        word = self.identifier_word()
        if self.peek() == "(":
            variables = self.groups()
            self.expect(",")
            return Binding(word, variables, self.expression(), grouped=True)
        name = self.identifier()
        rank = self.type() if self.accept(":") else 0
        variables = (Bound(name, rank, self.comment()),)
        self.expect("," if word == "forall" else "=>")
        return Binding(word, variables, self.expression())

    def identifier_word(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def groups(self) -> tuple[Bound, ...]:
        """(n x : R) (p : R -> R (* … *))"""
        found = []
        while self.accept("("):
            names = [self.identifier()]
            while self.peek() != ":":
                names.append(self.identifier())
            self.expect(":")
            rank, comment = self.type(), self.comment()
            self.expect(")")
            found += [Bound(name, rank, comment) for name in names]
        return tuple(found)

    def type(self) -> int:
        """R -> R -> R, as the number of arguments."""
        self.expect("R")
        return 1 + self.type() if self.accept("->") else 0

    def chain(self, sign: str, part: Callable[[], Node]) -> Node:
        parts = [part()]
        while self.accept(sign):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Joined(sign, tuple(parts))

    def negation(self) -> Node:
        return Joined("~", (self.negation(),)) if self.accept("~") else self.relation()

    def relation(self) -> Node:
        parts, signs = [self.sum()], []
        while self.peek() in _RELATIONS:
            signs.append(self.identifier_word())
            parts.append(self.sum())
        if not signs:
            return parts[0]
        if len(signs) > 2 or (len(signs) == 2 and not set(signs) <= {"<", "<="}):
            raise self.error("only a < b < c and the like may follow one another; something else was expected")
        if self.accept(":>"):
            self.expect("R")
        return Joined("relation", tuple(parts), tuple(signs))

    def sum(self) -> Node:
        parts, signs = [self.product()], []
        while self.peek() in ("+", "-"):
            signs.append(self.identifier_word())
            parts.append(self.product())
        return Joined("+", tuple(parts), tuple(signs)) if signs else parts[0]

    def product(self) -> Node:
        left = self.negative()
        while self.peek() in ("*", "/"):
            sign = self.identifier_word()
            right = self.negative()
            if sign == "*" and isinstance(left, Joined) and left.sign == "*":
                left = Joined("*", (*left.parts, right))
            else:
                left = Joined(sign, (left, right))
        return left

    def negative(self) -> Node:
        return Joined("-", (self.power(),)) if self.accept("-") else self.power()

    def power(self) -> Node:
        base = self.applied()
        return Joined("^", (base, self.numeral())) if self.accept("^") else base

    def numeral(self) -> Node:
        if not self.peek().isdigit():
            raise self.error("a numeral was expected")
        return Numeral(self.identifier_word())

    def applied(self) -> Node:
        function = self.atom()
        arguments = []
        while self.starts_atom():
            arguments.append(self.atom())
        return Applied(function, tuple(arguments)) if arguments else function

    def starts_atom(self) -> bool:
        token = self.peek()
        return token in ("(", "[") or token.isdigit() or (bool(re.match(r"[^\W\d]", token)) and token not in _WORDS)

    def atom(self) -> Node:
        if self.accept("("):
            inside = self.expression()
            comment = self.comment()
            self.expect(")")
            return Parentheses(inside, comment)
        if self.accept("["):
            entries = [self.expression()]
            while self.accept(";"):
                entries.append(self.expression())
            self.expect("]")
            return Listed(tuple(entries))
        return self.numeral() if self.peek().isdigit() else Name(self.identifier())

    def sort(self) -> tuple[Range, ...]:
        """1 .. n -> (0, 1): the domains, then the values."""
        parts = [self.range()]
        while self.accept("->"):
            parts.append(self.range())
        return tuple(parts)

    def range(self) -> Range:
        if self.accept("R"):
            return Range(False, None, None, True, True)
        start = self.at
        if self.peek() in ("(", "["):
            found = self.interval()
            if found is not None:
                return found
            self.at = start
        lower = self.sort_end()
        self.expect("..")
        return Range(True, lower, self.sort_end())

    def interval(self) -> Range | None:
        """An interval; None when the parenthesis belongs to a term."""
        left_open = self.identifier_word() == "("
        try:
            lower = self.sort_end()
        except CoqError:
            return None
        if not self.accept(","):
            return None
        upper = self.sort_end()
        if self.peek() not in (")", "]"):
            raise self.error("the end of an interval was expected")
        return Range(False, lower, upper, left_open, self.identifier_word() == ")")

    def sort_end(self) -> Node | None:
        found = self.sum()
        return None if found in (Name("oo"), Joined("-", (Name("oo"),))) else found


def parse(source: str) -> Node:
    """The tree of a term or a proposition."""
    parser = Parser(source)
    found = parser.expression()
    parser.end()
    return found


def parse_sort(source: str) -> tuple[Range, ...]:
    """The sort that a comment gives."""
    parser = Parser(source)
    found = parser.sort()
    parser.end()
    return found


def parse_entry(source: str) -> tuple[Node, tuple[Range, ...] | None]:
    """z k, or z k in 1 .. n -> (0, 1): the entry that a partial derivative is taken in, and the sort of its family."""
    parser = Parser(source)
    entry = parser.applied()
    sort = parser.sort() if parser.accept("in") else None
    parser.end()
    return entry, sort


def parse_definition(source: str) -> tuple[str, tuple[Bound, ...], int | None, Node]:
    """Definition name (parameters) : type := body, in its parts; the type is a rank, None that of propositions."""
    parser = Parser(source)
    parser.expect("Definition")
    name, parameters = parser.identifier(), parser.groups()
    parser.expect(":")
    rank = None if parser.accept("Prop") else parser.type()
    parser.expect(":=")
    body = parser.expression()
    parser.expect(".")
    parser.end()
    return name, parameters, rank, body
