"""The names on a page: the definitions that it reminds the reader of, the values it names; and whether it says what
"a log b" means.

Main statements: `recalled`, `definitions_to_recall`, `definitions`, `values`, `definition_equation`, `defined_term`,
`uses_a_log_b`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from derive.authoring.derivation import Derivation
from derive.notation.a_log_b import a_log_b_convention as a_log_b_convention
from derive.notation.a_log_b import closed_subterms, may_vanish
from derive.notation.names import clash
from derive.publish.identity import by_identity
from derive.publish.page import formulas, hypotheses
from derive.terms.build import Eq, call, is_binder
from derive.terms.definition import Definition, named_values, sort_of, unfold
from derive.terms.sorts import is_function_sort
from derive.terms.term import (
    Binder,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    open_body,
    substitute,
    subterms,
)


def definitions(terms: Iterable[Term]) -> list[Definition]:
    """The named definitions in the formulas, and those that they in turn are defined by, as they are met."""
    found: dict[Definition, None] = {}

    def walk(term: Term) -> None:
        for part in subterms(term):
            if isinstance(part.head, Definition) and part.head not in found:
                found[part.head] = None
                walk(part.head.body)

    for term in terms:
        walk(term)
    return [definition for definition in found if definition.parameters]  # a name for a value is introduced with it


def values(derivation: Derivation) -> list[Term]:
    """What the names for values on the page stand for: P = (1/2, 1/2)."""
    return [Eq(name, unfold(name)) for name in named_values(formulas(derivation))]


def definitions_to_recall(derivation: Derivation) -> list[Definition]:
    """The definitions its page reminds the reader of: those it uses, less the one that it states itself."""
    used = definitions(formulas(derivation))
    if derivation.kind == "definition":
        used = [d for d in used if d not in {part.head for part in derivation.statement.args}]
    return used


@by_identity  # each notation asks; one in the reader's notation is equal to ours
def recalled(derivation: Derivation) -> tuple[Term, ...]:
    """The definitions its page reminds the reader of, as equations, with the page's own letters for sizes and ends."""
    used = definitions_to_recall(derivation)
    applied = list(_applications(formulas(derivation)))
    return tuple(definition_equation(d, _letters(d, [t for t in applied if t.head == d])) for d in used)


def definition_equation(definition: Definition, letters: Mapping[Term, Term] | None = None) -> Term:
    """The definition as an equation of its own parameters; a family or a function at a generic place."""
    left, right = Term(definition, definition.parameters), definition.body
    left, right = (substitute(side, letters or {}) for side in (left, right))
    while is_binder(right, "lambda"):
        assert isinstance(right.head, Binder)
        place = fresh_variable(right.head.hint, right.args[0], (left, right))
        left, right = call(left, place), open_body(right, place)
    return Eq(left, right)


def defined_term(equation: Term) -> Term:
    """The name with its parameters that a definition's equation speaks of: softmax(z), where it says softmax(z)ₖ."""
    defined = equation.args[0]
    while not isinstance(defined.head, Definition):
        defined = defined.args[0]
    return defined


def _applications(terms: Iterable[Term]) -> Iterator[Term]:
    """The defined terms in the formulas and in what they unfold to, each once."""
    return (part for part in closed_subterms(terms) if isinstance(part.head, Definition))


def _letters(definition: Definition, applications: Iterable[Term]) -> dict[Term, Term]:
    """For a size n (an end of an interval) of a definition the variable that stands for it wherever it is applied.

    Where that variable is called like another parameter, or stands for two sizes, the definition keeps its own letters:
    (Σᵢ₌₁ⁿ pᵢ)/m is not to be read as (Σᵢ₌₁ᵐ pᵢ)/m.
    """
    found: dict[Term, set[Term]] = {}
    for application in applications:
        for parameter, argument in zip(definition.parameters, application.args, strict=True):
            wanted, given = parameter.args[0], sort_of(argument)
            while given is not None and is_function_sort(wanted) and is_function_sort(given):
                for end, value in zip(wanted.args[0].args, given.args[0].args, strict=True):
                    if isinstance(end.head, Variable) and isinstance(value.head, Variable):
                        found.setdefault(end, set()).add(value)
                wanted, given = wanted.args[1], given.args[1]
    letters = {end: values.pop() for end, values in found.items() if len(values) == 1}
    others = frozenset[Term]().union(*map(free_variables, definition.parameters)) - letters.keys()
    alike = any(v == other or clash(v, other) for v in letters.values() for other in others)
    return {} if alike or len(set(letters.values())) < len(letters) else letters


@by_identity
def uses_a_log_b(derivation: Derivation) -> bool:
    """Does 0 log 0 matter on this page: is there an a log b of which both may be 0?"""
    return may_vanish(formulas(derivation), hypotheses(derivation))
