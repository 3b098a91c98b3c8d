"""On a page every letter and every name means one thing; otherwise it would say something else than what was proved.

Each formula tells apart what stands in it (see `derive.notation.scope`). Here are the confusions between formulas:

- a variable in a step that the page does not declare: x > 0, of a positive x, on a page about real numbers x;
- two definitions that are written alike, or one that is written in two ways: D(p ‖ q) = D(q ‖ p);
- a function or a value that is called like a definition: f beside f(x) := 2 x;
- a variable e on a page on which the number e stands;
- a supposition about the product of a and log b, on a page on which a log b is 0 for a = b = 0.

Sentences (`d.say`) are the author's own words, and so are the places of a reason, as in "at t = q/p".

Main statement: `refuse_two_meanings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from derive.authoring.derivation import Block, Chain, Scope, Stated
from derive.kernel.wellformed import is_proposition
from derive.notation.a_log_b import closed_subterms, may_vanish, read_as_a_product
from derive.notation.emitter import stem
from derive.notation.names import clash, in_text, name_of
from derive.notation.precedence import NotationError
from derive.notation.scope import as_variable, refuse_letters_of_numbers, with_definitions
from derive.notation.text import text
from derive.terms.build import is_op
from derive.terms.definition import Definition, SizeMismatch, unfold
from derive.terms.sorts import is_function_sort
from derive.terms.term import Term, Variable, free_variables


def refuse_two_meanings(statement: Term, hypotheses: Sequence[Term], blocks: Sequence[Block]) -> None:
    """Raises NotationError, a sentence, where a reader of the page would take one thing for another."""
    declared = _variables((statement, *hypotheses))
    variables = [*declared, *_declared_below(blocks, declared)]
    parts = with_definitions([statement, *hypotheses, *_formulas(blocks)])
    refuse_letters_of_numbers(variables, parts)
    applied = [part for part in parts if isinstance(part.head, Definition)]
    if applied:
        _refuse_names(variables, applied)
        _refuse_definitions(applied)
    if any(is_op(part, "xlogy") for part in parts):
        _refuse_products([statement, *_formulas(blocks)], hypotheses, _suppositions(blocks))


# ---- variables


def _variables(terms: Iterable[Term]) -> list[Term]:
    """The free variables; no two are written alike."""
    found = sorted(frozenset[Term]().union(*map(free_variables, terms)), key=repr)
    for one, other in combinations(found, 2):
        if clash(one, other):
            raise NotationError(
                f"Two different variables on the page are written alike: {name_of(one)} in {one.args[0]!r} and "
                f"{name_of(other)} in {other.args[0]!r}. Rename one of them."
            )
    return found


def _declared_below(blocks: Iterable[Block], known: Sequence[Term]) -> Iterator[Term]:
    """The variables that parts of the path declare; the formulas there speak of no others than those and the known."""
    for block in blocks:
        inside = known
        if isinstance(block, Scope):
            new = [t for t in block.terms if isinstance(t.head, Variable) and t not in known]
            yield from new
            inside = [*(v for v in known if not any(clash(v, other) for other in new)), *new]
        for t in _asserted(block):
            for v in free_variables(t):
                if v not in inside:
                    raise NotationError(
                        f"A step speaks of {in_text(name_of(v))} in {v.args[0]!r}, which the page does not declare "
                        "there. Let the statement, a hypothesis or d.each(…) speak of this very variable, or rename it."
                    )
        if isinstance(block, Scope):
            yield from _declared_below(block.blocks, inside)


def _asserted(block: Block) -> Iterator[Term]:
    """What a block says: its formulas, and the propositions that its reasons name."""
    if isinstance(block, Stated):
        yield block.formula
        yield from filter(is_proposition, block.reason.terms)
    elif isinstance(block, Chain):
        yield block.start
        for step in block.steps:
            yield step.term
            yield from filter(is_proposition, step.reason.terms)
    elif isinstance(block, Scope):
        yield from block.terms


# ---- names


def _refuse_names(variables: Iterable[Term], applied: Sequence[Term]) -> None:
    """A variable that is called like a value, or a function like a definition."""
    values = [as_variable(t) for t in applied if not t.args]
    stems = {stem(t.head.notation.text) for t in applied if isinstance(t.head, Definition)} - {""}
    for v in variables:
        if any(v == value or clash(v, value) for value in values):
            raise NotationError(
                f"{in_text(name_of(v))} is a variable on the page and also the name of a value. Rename one of them."
            )
        if is_function_sort(v.args[0]) and in_text(name_of(v)).rstrip("′") in stems:
            raise NotationError(
                f"{in_text(name_of(v))} is a function on the page and also how a definition is written. Rename it."
            )


def _refuse_definitions(applied: Sequence[Term]) -> None:
    """Two definitions share a notation only where arguments tell: D(p ‖ q) for families and for densities."""
    heads = [head for head in {id(t.head): t.head for t in applied}.values() if isinstance(head, Definition)]
    for one, other in combinations(heads, 2):
        if one == other and one.notation != other.notation:
            raise NotationError(
                f"{one.name} is written in two ways on the page: {one.notation.text} and {other.notation.text}. "
                "Keep one of them."
            )
        alike = one.notation.text == other.notation.text or one.notation.latex == other.notation.latex
        if one == other or not alike:
            continue
        if any(_could_be(other if t.head == one else one, t) for t in applied if t.head in (one, other)):
            raise NotationError(
                f"{one.name} and {other.name} are different definitions on the page that are written alike, "
                f"{one.notation.text}. Give one of them another notation."
            )


def _could_be(definition: Definition, t: Term) -> bool:
    """Could the definition be applied to the arguments of a term as well?"""
    if len(definition.parameters) != len(t.args):
        return False
    try:
        unfold(Term(definition, t.args))
    except SizeMismatch:
        return bool(t.loose)  # of what is bound further out the size is not known
    return True


# ---- 0 log 0


def _refuse_products(formulas: Sequence[Term], hypotheses: Sequence[Term], inside: Iterable[Term]) -> None:
    """What is supposed of a product a log b supposes that b > 0; elsewhere on the page a log b does not."""
    premises = (part.args[0] for part in closed_subterms(formulas) if is_op(part, "implies"))
    product = read_as_a_product([*hypotheses, *inside, *premises], hypotheses)
    if product is not None and may_vanish([*hypotheses, *formulas], hypotheses):
        raise NotationError(
            f"Something is supposed of {text(product)}, a product, and elsewhere on the page a log b stands for 0 when "
            "a = b = 0. Write xlogy(a, b) for the product too, or suppose that what stands under its logarithm is > 0."
        )


def _suppositions(blocks: Iterable[Block]) -> Iterator[Term]:
    """What parts of the path suppose."""
    for block in blocks:
        if isinstance(block, Scope):
            yield from filter(is_proposition, block.terms)
            yield from _suppositions(block.blocks)


# ---- the formulas of a page


def _formulas(blocks: Iterable[Block]) -> Iterator[Term]:
    for block in blocks:
        if isinstance(block, Stated):
            yield from (block.formula, *block.reason.terms)
        elif isinstance(block, Chain):
            yield from (block.start, *(t for step in block.steps for t in (step.term, *step.reason.terms)))
        else:
            yield from block.terms
            if isinstance(block, Scope):
                yield from _formulas(block.blocks)
