"""The names that stand on a page: of variables, bound ones, definitions, and letters that sentences mention.

Main statements: `PageNames`, `names_on`, `stem`, `symbol`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from derive.authoring.derivation import Block, Chain, Derivation, Said, Stated
from derive.notation.names import GREEK, name_of, split
from derive.notation.precedence import NotationError
from derive.notation.written_names import canonical, read_name
from derive.publish import defined, page
from derive.publish.prose import letters_in
from derive.terms.definition import Definition
from derive.terms.term import Binder, Term, Variable, free_variables, subterms
from derive.translation import _


@dataclass(frozen=True, slots=True)
class PageNames:
    """Names in canonical spelling. `free` are the variables of the page's own formulas; `variables` their names and
    those in the definitions it recalls; `said` the letters of its sentences that are none of its symbols."""

    derivation: Derivation
    free: frozenset[Term]
    variables: frozenset[str]
    bound: frozenset[str]
    said: frozenset[str]
    definitions: tuple[Definition, ...]


def names_on(derivation: Derivation) -> PageNames:
    """What stands on the page of a derivation."""
    formulas = list(page.formulas(derivation))
    free = frozenset[Term]().union(*map(free_variables, formulas))
    heads = list(dict.fromkeys(part.head for formula in formulas for part in subterms(formula)))
    used = [*defined.definitions(formulas), *(head for head in heads if isinstance(head, Definition))]
    definitions = tuple(dict.fromkeys(used))
    inside = [part.head for equation in defined.recalled(derivation) for part in subterms(equation)]
    variables = {name_of(v) for v in free} | {head.name for head in inside if isinstance(head, Variable)}
    bound = {head.hint for head in (*heads, *inside) if isinstance(head, Binder)}
    symbols = set(map(symbol, definitions))
    said = set[str]().union(*(letters_in(_(words)) for words in _sentences(derivation)))
    return PageNames(
        derivation,
        free,
        frozenset(map(canonical, variables)),
        frozenset(map(canonical, filter(None, bound))),
        frozenset(name for name in said if name not in symbols and _is_letter(name)),
        definitions,
    )


def stem(definition: Definition) -> str:
    """What stands before the arguments of a definition, in text: D, σ, softmax."""
    return definition.notation.text.replace("{{", "{").replace("}}", "}").partition("(")[0].rstrip()


def symbol(definition: Definition) -> str:
    """The same as a name: D, sigma, ell_BCE."""
    try:
        return read_name(stem(definition))
    except NotationError:
        return stem(definition)


def _is_letter(name: str) -> bool:
    base = split(name).base
    return len(base) == 1 or base in GREEK


def _sentences(derivation: Derivation) -> Iterator[str]:
    yield derivation.title
    yield derivation.summary
    yield from _said(derivation.blocks)


def _said(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Said):
            yield block.words
        elif isinstance(block, Stated):
            yield block.reason.words
        elif isinstance(block, Chain):
            yield from (step.reason.words for step in block.steps)
        else:
            yield block.opening
            yield from _said(block.blocks)
