"""Terms and derivations under other names: variables, bound ones and those in sorts and definitions included.

Binders are nameless, so nothing can be captured: a bound variable whose name is now taken gets another one where the
formula is written. A definition keeps its meaning; its parameters and its body are renamed like the rest of the page,
and how it is written may be another.

Main statements: `Renaming`, `Renamed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from derive.authoring.derivation import Block, Chain, Derivation, Reason, Said, Stated, Step
from derive.notation.names import name_of, successors
from derive.notation.written_names import canonical
from derive.publish.shown import shown
from derive.terms.definition import Definition, Notation
from derive.terms.term import Binder, Term, Variable, subterms


class Renaming:
    """New names for variables, by their old ones in canonical spelling, and new notations for definitions."""

    def __init__(self, names: Mapping[str, str], notations: Mapping[Definition, Notation]) -> None:
        self._names = names
        self._notations = notations
        self._terms: dict[int, tuple[Term, Term]] = {}  # by identity: terms that are equal may have other bound names
        self._definitions: dict[Definition, Definition] = {}

    def beyond_the_page(self, terms: Iterable[Term]) -> Renaming:
        """The same for terms that stand on no page, such as what the kernel made on the way: a variable there that the
        page does not know gives way where its name is now another's."""
        met = {canonical(part.head.name) for t in terms for part in subterms(t) if isinstance(part.head, Variable)}
        names = dict(self._names)
        taken = met | set(names.values())
        for name in sorted(met & set(names.values()) - names.keys()):
            names[name] = next(free for free in islice(successors(name), 1, None) if canonical(free) not in taken)
            taken.add(canonical(names[name]))
        return Renaming(names, self._notations)

    def name(self, name: str) -> str:
        return self._names.get(canonical(name), name) if name else name

    def term(self, term: Term) -> Term:
        known = self._terms.get(id(term))
        if known is None:
            known = self._terms[id(term)] = (term, self._renamed(term))
        return known[1]

    def _renamed(self, term: Term) -> Term:
        args = tuple(map(self.term, term.args))
        head = term.head
        if isinstance(head, Variable):
            return Term(Variable(self.name(name_of(term))), args)
        if isinstance(head, Binder):
            return Term(Binder(head.name, self.name(head.hint), head.order), args)
        if isinstance(head, Definition):
            return Term(self.definition(head), args)
        return Term(head, args)

    def definition(self, definition: Definition) -> Definition:
        found = self._definitions.get(definition)
        if found is None:
            parameters = tuple(map(self.term, definition.parameters))
            notation = self._notations.get(definition, definition.notation)
            found = Definition(definition.name, parameters, self.term(definition.body), notation, definition.meaning)
            self._definitions[definition] = found
        return found

    def derivation(self, derivation: Derivation) -> Derivation:
        """The page of the derivation under the new names; its theorem stays the one that was proved."""
        return shown(
            derivation,
            hypotheses=tuple(map(self.term, derivation.hypotheses)),
            statement=self.term(derivation.statement),
            blocks=tuple(map(self._block, derivation.blocks)),
        )

    def _block(self, block: Block) -> Block:
        if isinstance(block, Chain):
            steps = (Step(s.relation, self.term(s.term), self._reason(s.reason)) for s in block.steps)
            return replace(block, start=self.term(block.start), steps=tuple(steps))
        if isinstance(block, Stated):
            return replace(block, formula=self.term(block.formula), reason=self._reason(block.reason))
        terms = tuple(map(self.term, block.terms))
        if isinstance(block, Said):
            return replace(block, terms=terms)
        return replace(block, terms=terms, blocks=tuple(map(self._block, block.blocks)))

    def _reason(self, reason: Reason) -> Reason:
        return replace(reason, terms=tuple(map(self.term, reason.terms)))


@dataclass(frozen=True, slots=True)
class Renamed:
    """Derivations under new names, and what gives other terms the same names."""

    derivations: Sequence[Derivation]
    renaming: Renaming

    def __iter__(self) -> Iterator[Derivation]:
        return iter(self.derivations)
