"""Statements in Coq: Γ ⊢ φ as one proposition about real numbers, with everything that has to be defined said in it.

    forall (n : R) (p : R -> R),
    integer n /\\ 1 <= n ->                              what the variables range over
    (forall i : R, in_range 1 n i -> 0 <= p i) ->
    (Sum 1 n (fun i => p i) = 1) ->                      the hypotheses, with their obligations
    (forall i : R, in_range 1 n i -> xlogy_defined (p i) (p i)) /\\      what has to be defined
    entropy n p >= 0                                     the conclusion

Variables are real numbers, families and functions R -> R (two indices: R -> R -> R). The words are those of
proofs/coq/Base.v.

Main statements: `coq_statement`, `coq_parts`, `coq_definitions`, `coq_term`, `coq_proposition`,
`variables_in_order`, `NotInCoq`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import TextWrapper

from derive.notation.coq_hints import settled
from derive.notation.coq_names import NotInCoq, definition_name, variable_name
from derive.notation.coq_obligations import obligations, sort_obligations
from derive.notation.coq_sort_writer import FORALL, Text, rank, type_of
from derive.notation.coq_writer import Writer, size_variables, type_of_value
from derive.notation.names import name_of
from derive.terms.build import is_op
from derive.terms.definition import Definition
from derive.terms.term import Term, free_variables, subterms

__all__ = [
    "NotInCoq",
    "Statement",
    "coq_definitions",
    "coq_parts",
    "coq_proposition",
    "coq_statement",
    "coq_term",
    "variables_in_order",
]


_WIDTH = 110
_KEPT = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in its parts: variables (each with its identifier and type), premises (what the variables range over,
    then the hypotheses), conclusion. The text of a premise depends on nothing else in the statement."""

    variables: tuple[tuple[Term, str, str], ...]
    ranges: tuple[str, ...]
    hypotheses: tuple[str, ...]
    conclusion: str
    comments: tuple[str, ...]  # for each variable: its sort where no range says it
    is_implication: bool  # Is the conclusion one? In parentheses then, lest its condition be taken for a hypothesis.

    @property
    def assumptions(self) -> tuple[str, ...]:
        return self.ranges + self.hypotheses

    def __str__(self) -> str:
        bound = " ".join(self._binders())
        premises = [*self.ranges, *(f"({h})" for h in self.hypotheses)]
        lines = [f"forall {bound},"] if bound else []
        last = f"({self.conclusion})" if self.is_implication else self.conclusion
        return wrapped("\n".join([*lines, *(f"{p} ->" for p in premises), last]))

    def _binders(self) -> Iterator[str]:
        """(n x : R) (p : R -> R) (z : R -> R (* 1 .. n -> R *))"""
        pairs = zip(self.variables, self.comments, strict=True)
        for (kind, comment), group in groupby(pairs, lambda pair: (pair[0][2], pair[1])):
            yield f"({' '.join(name for (_, name, _), _ in group)} : {kind}{comment})"


def coq_statement(hypotheses: Sequence[Term], conclusion: Term) -> str:
    """The proposition that says Γ ⊢ φ. Raises NotInCoq."""
    return str(coq_parts(hypotheses, conclusion))


def coq_parts(hypotheses: Sequence[Term], conclusion: Term) -> Statement:
    """The statement Γ ⊢ φ in its parts. Raises NotInCoq."""
    variables = variables_in_order((*hypotheses, conclusion))
    named = tuple((v, variable_name(name_of(v)), type_of(v.args[0])) for v in variables)
    ranges, comments = [], []
    for v in variables:
        text, comment = _range(v)
        ranges += [] if text is None else [text]
        comments.append(comment)
    Writer((*hypotheses, conclusion))  # refuses two variables of one name
    return Statement(
        named,
        tuple(ranges),
        tuple(map(coq_proposition, hypotheses)),
        coq_proposition(conclusion),
        tuple(comments),
        is_op(conclusion, "implies") and not obligations(conclusion.args[0]),
    )


def _range(v: Term) -> tuple[str | None, str]:
    """What a free variable ranges over, with what its ends need, or None; and a comment where that does not say it."""
    sort, writer = v.args[0], Writer([v])
    inside, conditions = writer.membership(writer.term(v), sort), sort_obligations(sort)
    comment = writer.domain(sort) if inside is None else ""
    if inside is None and not conditions:
        return None, comment
    text = writer.together(conditions, Text("True") if inside is None else inside)
    return (f"({text.coq})" if text.level == FORALL else text.coq), comment


def wrapped(text: str) -> str:
    """Long lines broken at spaces, which mean nothing in Coq; not inside a comment, nor before /\\ and :=."""
    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        joined = re.sub(r"\(\*.*?\*\)| (?=/\\|:=|->|\(\*)", lambda m: m[0].replace(" ", _KEPT), line)
        wrapper = TextWrapper(_WIDTH, subsequent_indent=indent + "    ", break_long_words=False, break_on_hyphens=False)
        lines += wrapper.wrap(joined) or [""]
    return "\n".join(lines).replace(_KEPT, " ")


def coq_term(t: Term) -> str:
    """The value of the term, as an argument of a function."""
    return Writer([t]).atom(t)


def coq_proposition(proposition: Term) -> str:
    """The proposition with its obligations: every subterm has a value, and it is true."""
    proposition = settled(proposition)
    return Writer([proposition]).holds(proposition).coq


def variables_in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The free variables of the terms and of their sorts: each behind those that its sort speaks of, then by name."""
    found = {v for t in terms for v in free_variables(t)}

    def depth(v: Term) -> int:
        return 1 + max((depth(w) for w in free_variables(v.args[0])), default=-1)

    return tuple(sorted(found, key=lambda v: (depth(v), rank(v.args[0]), name_of(v), repr(v.args[0]))))


def coq_definitions(terms: Iterable[Term]) -> list[tuple[str, str]]:
    """The definitions that the terms speak of, (identifier, text), each behind those that it speaks of itself."""
    found: dict[Definition, tuple[str, str]] = {}
    for t in terms:
        _collect(t, found)
    names = [name for name, _ in found.values()]
    for name in names:
        if names.count(name) > 1:
            raise NotInCoq(f"Two definitions are called {name}; rename one of them.")
    return list(found.values())


def _collect(t: Term, found: dict[Definition, tuple[str, str]]) -> None:
    for s in (s for part in (t, *free_variables(t)) for s in subterms(part)):
        if isinstance(s.head, Definition) and s.head not in found:
            for part in (s.head.body, *(p.args[0] for p in s.head.parameters)):
                _collect(part, found)
            found[s.head] = (definition_name(s.head.name), definition_text(s.head))


def definition_text(definition: Definition) -> str:
    """Definition name (sizes) (parameters) : R := body."""
    sizes = size_variables(definition)
    writer = Writer([*sizes, *definition.parameters, definition.body])
    bound = [f"({writer.term(n).coq} : R (* size {writer.sort(n.args[0])} *))" for n in sizes]
    bound += [f"({writer.term(p).coq} : {type_of(p.args[0])}{writer.domain(p.args[0])})" for p in definition.parameters]
    start = " ".join([f"Definition {definition_name(definition.name)}", *bound])
    return wrapped(f"{start} : {type_of_value(definition.body)} :=\n  {writer.term(definition.body).coq}.")
