"""Reads the Coq text that `coq.py` writes back to the very terms that were written.

It exists to prove that a certificate's statement is the page's: the hypotheses and the conclusion are read off the
text, and written again they give the very same text, obligations and ranges included. The definitions are read off
their own texts. It is no reader for other people's Coq.

Main statements: `read_statement`, `read_definition`, `read_proposition`, `CoqError`.
"""

from __future__ import annotations

from collections.abc import Iterable

from derive.notation.coq_names import definition_named
from derive.notation.coq_obligations import sort_obligations
from derive.notation.coq_sort_writer import rank, type_of_rank
from derive.notation.coq_syntax import (
    Binding,
    Bound,
    CoqError,
    Joined,
    Name,
    Node,
    Parentheses,
    parse,
    parse_definition,
)
from derive.notation.coq_term_reader import TermReader, last_part
from derive.notation.coq_writer import Writer, type_of_value
from derive.terms.definition import Definition, Notation
from derive.terms.term import Term


def read_statement(source: str, definitions: Iterable[Definition] = ()) -> tuple[tuple[Term, ...], Term]:
    """The hypotheses and the conclusion of a statement. Raises CoqError."""
    return Reader(definitions).statement(parse(source))


def read_proposition(source: str, variables: Iterable[Term], definitions: Iterable[Definition] = ()) -> Term:
    """A proposition with its obligations, about the given variables. Raises CoqError."""
    reader = Reader(definitions)
    for v in variables:
        reader.scope[Writer([v]).term(v).coq] = v
    return reader.holds(parse(source))


def read_definition(source: str, definitions: Iterable[Definition] = ()) -> Definition:
    """A definition (without its notation), in whose body the given ones may stand. Raises CoqError."""
    reader = Reader(definitions)
    identifier, variables, kind, inside = parse_definition(source)
    parameters = []
    for v in variables:
        size, comment = v.comment.startswith("size "), v.comment.removeprefix("size ")
        declared = reader.declare(v.name, reader.sort(comment))
        if rank(declared.args[0]) != v.rank:
            raise CoqError(f"The type of {v.name} is not that of its sort.")
        if not size:
            parameters.append(declared)
    body = reader.term(inside)
    if type_of_value(body) != ("Prop" if kind is None else type_of_rank(kind)):
        raise CoqError(f"The type of {identifier} is not that of its body.")
    try:
        return Definition(definition_named(identifier), tuple(parameters), body, Notation("", ""))
    except ValueError as error:
        raise CoqError(str(error)) from error


class Reader(TermReader):
    """Reads whole statements."""

    def statement(self, node: Node) -> tuple[tuple[Term, ...], Term]:
        variables: tuple[Bound, ...] = ()
        if isinstance(node, Binding) and node.grouped:
            variables, node = node.variables, node.body
        premises = []
        while isinstance(node, Joined) and node.sign == "->":
            premises.append(node.parts[0])
            node = node.parts[1]
        for v in variables:
            self._declare(v, premises)
        hypotheses = []
        for premise in premises:
            if not isinstance(premise, Parentheses):
                raise CoqError(f"{premise!r} is neither a hypothesis nor what a variable ranges over.")
            hypotheses.append(self.holds(premise.inside))
        return tuple(hypotheses), self.holds(node)

    def _declare(self, v: Bound, premises: list[Node]) -> None:
        """A free variable; what it ranges over is the next premise, or a comment, or nothing."""
        if v.comment:
            sort = self.sort(v.comment)
            del premises[: 1 if sort_obligations(sort) else 0]
        elif v.rank:
            if not premises:
                raise CoqError(f"Nothing says what {v.name} ranges over.")
            sort = self.family(last_part(premises.pop(0)), Name(v.name))
        else:
            sort = self._range_of(v, premises)
        if rank(sort) != v.rank:
            raise CoqError(f"The type of {v.name} is not that of its sort.")
        self.declare(v.name, sort)

    def _range_of(self, v: Bound, premises: list[Node]) -> Term:
        if premises and not isinstance(premises[0], Parentheses):
            for node in (premises[0], last_part(premises[0])):
                try:
                    sort = self.membership(node, Name(v.name))
                except CoqError:
                    continue
                premises.pop(0)
                return sort
        return self.sort("")
