"""Named definitions: H(P), D(P‖Q), softmax … are values, and unfold.

A definition's identity is its content (name, parameters, body): a user's own "H" with another body is another
definition, and no theorem about ours speaks of it. How it is written (its notation) is no part of its identity.

A definition abbreviates its body. The sorts of its parameters give the sizes and say what it is meant for: a target
y ∈ [0, 1], say. They are no condition: ℓ(2, ½) is the number that the body gives, and is undefined only where the body
is. A theorem about a target in [0, 1] says so by the sort of its own variable, and is no theorem about 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from derive.terms.term import (
    Binder,
    Head,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    open_body,
    substitute,
)


@dataclass(frozen=True, slots=True)
class Notation:
    """How a definition is written, one template for each notation, with {0}, {1} … for its arguments.

    `latex` and `text` are complete, closed forms such as "D({0} \\parallel {1})": they never need parentheses
    around them. In a LaTeX template a literal brace is written as a macro's argument, e.g. \\operatorname{{softmax}}.
    """

    latex: str
    text: str


@dataclass(frozen=True, slots=True)
class Definition(Head):
    """name(parameters) := body. Sizes that stand in the sorts of the parameters are found from the arguments."""

    name: str
    parameters: tuple[Term, ...]
    body: Term
    notation: Notation = field(compare=False)
    meaning: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """The body may only speak of the parameters and the sizes in their sorts: nothing free is hidden in a name."""
        if self.body.loose or any(p.loose or not isinstance(p.head, Variable) for p in self.parameters):
            raise ValueError(f"The definition of {self.name} has a bound variable without its binder.")
        if len(set(self.parameters)) != len(self.parameters):
            raise ValueError(f"The definition of {self.name} names a parameter twice.")
        strangers = free_variables(self.body) - set(self.parameters) - implicit_sizes(self.parameters)
        if strangers:
            names = ", ".join(sorted(repr(s) for s in strangers))
            raise ValueError(f"The definition of {self.name} speaks of {names}, which is not among its parameters.")

    def __call__(self, *arguments: object) -> Term:
        from derive.terms.build import term  # the builder imports this module

        if len(arguments) != len(self.parameters):
            raise TypeError(f"{self.name} takes {len(self.parameters)} arguments, and was given {len(arguments)}.")
        made = Term(self, tuple(term(a) for a in arguments))
        unfold(made)  # raises now, where the author can see it, when a size does not fit
        return made


class SizeMismatch(ValueError):
    """The sorts of a definition's arguments do not fit together."""


def sort_of(term: Term) -> Term | None:
    """The sort of a function-valued term or a variable, as it is declared; None for an ordinary real term."""
    head = term.head
    if isinstance(head, Variable):
        return term.args[0]
    if isinstance(head, Operator) and head.name == "vector":
        from derive.terms.sorts import family_sort

        sorts = {_codomain(a) for a in term.args}
        return family_sort(len(term.args), sorts.pop()) if len(sorts) == 1 else None
    if isinstance(head, Binder) and head.name == "lambda":
        return _sort_of_literal(term)
    if isinstance(head, Definition):
        return sort_of(unfold(term))
    if isinstance(head, Operator) and head.name == "call":  # a row w_i of a matrix is a family
        sort = sort_of(term.args[0])
        for _ in term.args[1:]:
            sort = sort.args[1] if sort is not None and sort.head == Operator("function") else None
        return sort
    return None


def _codomain(value: Term) -> Term:
    """The sort of functions with this value, as far as it can be read off: a function sort, or the reals."""
    from derive.terms.sorts import real

    sort = sort_of(value) if value.loose == 0 else None
    return sort if sort is not None and sort.head == Operator("function") else real


def _sort_of_literal(literal: Term) -> Term | None:
    """The sort of x ↦ body; None when the values are functions whose domain depends on x."""
    domain = literal.args[0]
    if literal.loose:
        return Term(Operator("function"), (domain, _codomain(literal.args[1])))
    x = fresh_variable("x", domain, (literal,))
    codomain = _codomain(open_body(literal, x))
    return None if x in free_variables(codomain) else Term(Operator("function"), (domain, codomain))


def unfold(term: Term, *, evaluated: bool = True) -> Term:
    """A defined term, one definition unfolded: the body with the arguments for the parameters.

    Function literals among the arguments are then applied, or left as they are written (see `substitute`). Raises
    SizeMismatch when, say, D(P‖Q) is written for P and Q of different sizes.
    """
    definition = term.head
    if not isinstance(definition, Definition):
        raise TypeError(f"{term!r} is not made by a definition.")
    replacements: dict[Term, Term] = {}
    for parameter, argument in zip(definition.parameters, term.args, strict=True):
        wanted, given = parameter.args[0], sort_of(argument)
        # Only the domains say anything about sizes; values are the business of definedness.
        while wanted.head == Operator("function"):
            if given is None or given.head != Operator("function"):
                raise SizeMismatch(f"{definition.name} wants a family or a function where {argument!r} stands.")
            _match(wanted.args[0], given.args[0], replacements, definition)
            wanted, given = wanted.args[1], given.args[1]
        if replacements.setdefault(parameter, argument) != argument:
            other = replacements[parameter]
            raise SizeMismatch(f"{definition.name} is given {argument!r} for a size that is {other!r}.")
    return substitute(definition.body, replacements, evaluated=evaluated)


def _match(pattern: Term, given: Term, found: dict[Term, Term], definition: Definition) -> None:
    if isinstance(pattern.head, Variable):
        if found.setdefault(pattern, given) != given:
            raise SizeMismatch(
                f"The arguments of {definition.name} have different sizes: {found[pattern]!r} and {given!r}."
            )
        return
    if pattern.head != given.head or len(pattern.args) != len(given.args):
        raise SizeMismatch(f"{definition.name} wants {pattern!r} where {given!r} stands.")
    for p, g in zip(pattern.args, given.args, strict=True):
        _match(p, g, found, definition)


def implicit_sizes(parameters: tuple[Term, ...]) -> frozenset[Term]:
    """The sizes: the variables in the domains of the parameters, which unfolding reads off the arguments.

    A variable that stands only in an end of the values, as m in x ∈ [0, m], is not found by unfolding.
    """
    sizes: set[Term] = set()
    for p in parameters:
        sort = p.args[0]
        while sort.head == Operator("function"):
            sizes |= _outermost(sort.args[0])
            sort = sort.args[1]
    return frozenset(sizes)


def _outermost(pattern: Term) -> set[Term]:
    """The variables of a pattern that matching comes to."""
    if isinstance(pattern.head, Variable):
        return {pattern}
    return set[Term]().union(*map(_outermost, pattern.args))


def named_values(terms: Iterable[Term]) -> list[Term]:
    """The names for values (definitions without parameters) in the terms, each once, in the order they are met."""
    found: dict[Term, None] = {}

    def walk(t: Term) -> None:
        if isinstance(t.head, Definition) and not t.args:
            found[t] = None
        for a in t.args:
            walk(a)

    for t in terms:
        walk(t)
    return list(found)


def define(
    name: str,
    parameters: tuple[Term, ...],
    body: Term,
    notation: Notation | Mapping[str, str],
    meaning: str = "",
) -> Definition:
    """A new definition. The body may only speak of the parameters and of the sizes in their sorts."""
    if not isinstance(notation, Notation):
        notation = Notation(**notation)
    return Definition(name, parameters, body, notation, meaning)


__all__ = [
    "Definition",
    "Notation",
    "SizeMismatch",
    "define",
    "implicit_sizes",
    "named_values",
    "open_body",
    "sort_of",
    "unfold",
]
