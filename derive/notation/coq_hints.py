"""Bound variables' names made those that Coq's text shows, so that what is read off it is written in the same words.

Main statement: `settled`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from derive.notation.coq_names import variable_name
from derive.notation.names import name_of, successors
from derive.terms.definition import Definition
from derive.terms.term import Binder, Head, Term, Variable, free_variables

ENTRY = "t"  # the variable of a partial derivative: the entry that changes


def identifiers(terms: Iterable[Term]) -> frozenset[str]:
    """The identifiers of the free variables of the terms."""
    return frozenset(variable_name(name_of(v)) for t in terms for v in free_variables(t))


def shown_name(hint: str, taken: Iterable[str]) -> str:
    """The identifier of a bound variable: as the author called it, unless that is taken."""
    return next(name for name in map(variable_name, successors(hint)) if name not in taken)


def settled(t: Term) -> Term:
    """The term with each bound variable called as it is shown, in the definitions it speaks of as well."""
    return _walk(t, identifiers([t]))


def _walk(t: Term, taken: frozenset[str]) -> Term:
    head, inside = t.head, taken
    if isinstance(head, Variable):
        return t
    if isinstance(head, Definition):
        head = _definition(head)
    elif isinstance(head, Binder):
        name = shown_name(ENTRY if head.name == "partial" else head.hint, taken)
        inside = taken | {name}
        head = _called(head, name)
    args = (_walk(a, inside if k == 1 and isinstance(head, Binder) else taken) for k, a in enumerate(t.args))
    return Term(head, tuple(args))


def _called(head: Binder, identifier: str) -> Head:
    return replace(head, hint=identifier.removesuffix("_"))


@lru_cache(maxsize=1024)
def _definition(definition: Definition) -> Definition:
    taken = identifiers([*definition.parameters, definition.body])
    return replace(definition, body=_walk(definition.body, taken))
