"""Bound variables on their way to the page: opening a binder without evaluating anything, and naming what it binds.

Main statements: `open_literally`, `Scope`, `domains`, `assumed_limit_sort`, `refuse_letters_of_numbers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import count

from derive.notation.names import clash, in_text, is_function_word, name_of, split, successors
from derive.notation.precedence import NotationError
from derive.terms.definition import Definition, SizeMismatch, named_values, sort_of, unfold
from derive.terms.sorts import index_range, interval, is_function_sort, natural, positive, real
from derive.terms.term import Binder, Bound, Constant, Number, Operator, Term, Variable, free_variables


def open_literally(binder: Term, marker: Term) -> Term:
    """The body with the marker for the bound variable; a function literal applied to an argument stays as it is."""

    def walk(t: Term, depth: int) -> Term:
        if t.loose <= depth:
            return t
        if isinstance(t.head, Bound):
            return marker if t.head.index == depth else Term(Bound(t.head.index - 1))
        if isinstance(t.head, Binder):
            return Term(t.head, tuple(walk(a, depth + 1 if k == 1 else depth) for k, a in enumerate(t.args)))
        return Term(t.head, tuple(walk(a, depth) for a in t.args))

    return walk(binder.args[1], 0)


def as_variable(value: Term) -> Term:
    """The variable that a name for a value (a definition without parameters) would be taken for."""
    assert isinstance(value.head, Definition)
    sort = sort_of(value)
    return Term(Variable(value.head.name), (real if sort is None else sort,))


@lru_cache(maxsize=8192)
def _told_apart(variables: frozenset[Term]) -> tuple[Term, ...]:
    """The free variables of a formula in one order; no two may be written alike."""
    found = sorted(variables, key=lambda v: (name_of(v), repr(v.args[0])))
    for v in found:
        if is_function_word(name_of(v)):
            raise NotationError(f"A variable is called {name_of(v)} and would be read as the operation. Rename it.")
    for k, one in enumerate(found):
        for other in found[k + 1 :]:
            if clash(one, other):
                raise NotationError(
                    f"Two different variables are written alike: {name_of(one)} in {one.args[0]!r} and "
                    f"{name_of(other)} in {other.args[0]!r}. Rename one of them."
                )
    return tuple(found)


def _parts(term: Term) -> list[Term]:
    """The term and those inside it, from left to right; one that it holds twice, once."""
    found: list[Term] = []
    seen: set[int] = set()
    waiting = [term]
    while waiting:
        here = waiting.pop()
        if id(here) not in seen:
            seen.add(id(here))
            found.append(here)
            waiting += reversed(here.args)
    return found


def _in_one_notation(definitions: Iterable[Definition]) -> list[Definition]:
    """Each once; one that is written in two ways would be read as two."""
    found: dict[Definition, Definition] = {}
    for d in definitions:
        if found.setdefault(d, d).notation != d.notation:
            raise NotationError(
                f"{d.name} is written in two ways: {found[d].notation.text} and {d.notation.text}. Keep one of them."
            )
    return list(found)


def refuse_letters_of_numbers(variables: Iterable[Term], parts: Sequence[Term]) -> None:
    """A variable called e or π and the number e or π, one in this formula and one in that: log e = 1 where e = 2."""
    for v in variables:
        letter = "pi" if name_of(v) == "π" else name_of(v)  # e₁, and eᵢ of a family e, is read as no number
        if is_function_sort(v.args[0]):
            continue
        number = (Constant(letter), Operator("exp")) if letter == "e" else (Constant(letter),) if letter == "pi" else ()
        if any(part.head in number for part in parts):
            written = in_text(letter)
            raise NotationError(
                f"A variable is called {in_text(name_of(v))} where the number {written} stands as well. Rename the "
                "variable."
            )


def with_definitions(terms: Iterable[Term]) -> list[Term]:
    """The terms, those inside them and inside the definitions that stand in them, each object once: terms that are
    equal may write a definition in two ways."""
    found: dict[int, Term] = {}
    waiting = list(terms)
    while waiting:
        t = waiting.pop()
        if id(t) not in found:
            found[id(t)] = t
            waiting += t.args
            if isinstance(t.head, Definition):
                waiting.append(t.head.body)
    return list(found.values())


@lru_cache(maxsize=1024)
def _named_in(terms: tuple[Term, ...]) -> tuple[Sequence[Term], Sequence[Term]]:
    """The free variables of the terms, and the names for values in them."""
    return [v for t in terms for v in free_variables(t)], named_values(terms)


class Scope:
    """The variables that the reader of a formula knows at a place: free ones, and bound ones of enclosing binders."""

    def __init__(self, term: Term, avoid: Iterable[Term] = ()) -> None:
        if term.loose:
            raise NotationError(f"{term!r} has a bound variable without its binder and cannot be written.")
        variables, others = _named_in(tuple(avoid))
        self.known = [*_told_apart(free_variables(term))]
        own = set(self.known)
        self.known += [v for v in variables if v not in own]
        parts = _parts(term)
        heads = [part.head for part in parts]
        values = [part for part in parts if isinstance(part.head, Definition) and not part.args]
        names = [as_variable(value) for value in dict.fromkeys([*values, *others])]
        for name in names:
            if any(name == v or clash(name, v) for v in self.known):
                raise NotationError(
                    f"{name_of(name)} is a variable here and also the name of a value. Rename one of them."
                )
        self.known += names
        hints = {head.hint for head in heads if isinstance(head, Binder)}
        # Letters that a formula uses for a variable are not available for e, π, d/dx and δ_ij.
        self.letters = {split(name).base for name in hints | {name_of(v) for v in self.known} if name}
        self.definitions = _in_one_notation(head for head in heads if isinstance(head, Definition))
        self.is_taken: Callable[[Term], bool] = lambda marker: False  # for a reason that the notation knows
        self.has_kronecker = any(isinstance(head, Operator) and head.name == "delta" for head in heads)
        if self.has_kronecker and any(self._is_delta_family(v) for v in self.known):
            raise NotationError("A family is called delta and would be read as Kronecker's δ_ij. Rename the family.")

    @staticmethod
    def _is_delta_family(variable: Term) -> bool:
        return name_of(variable) in ("delta", "δ") and is_function_sort(variable.args[0])

    def enter(self, binder: Term) -> Term:
        """A variable for what the binder binds, with the author's name for it unless that is taken."""
        assert isinstance(binder.head, Binder)
        hint, sort = binder.head.hint, binder.args[0]
        names = successors(hint)
        if is_function_word(hint) or self.is_taken(Term(Variable(hint), (sort,))):  # and so would it with a prime
            names = (f"{'f' if is_function_sort(sort) else 'x'}_{k}" for k in count(1))
        for name in names:
            marker = Term(Variable(name), (binder.args[0],))
            taken = marker in self.known or any(clash(marker, other) for other in self.known)
            if not taken and not (self.has_kronecker and self._is_delta_family(marker)):
                self.known.append(marker)
                return marker
        raise AssertionError("There is always another name.")

    def leave(self) -> None:
        self.known.pop()


def domains(t: Term) -> tuple[Term, ...]:
    """The sorts of the arguments that a term still takes, one after another; () for an ordinary term."""
    head = t.head
    if isinstance(head, Variable):
        return _domains_of_sort(t.args[0])
    if isinstance(head, Binder) and head.name == "lambda":
        return (t.args[0], *domains(open_literally(t, Term(Variable(head.hint), (t.args[0],)))))
    if isinstance(head, Definition):
        try:
            return domains(unfold(t))
        except SizeMismatch:
            return ()
    if isinstance(head, Operator):
        if head.name == "vector":
            return (index_range(len(t.args)), *(domains(t.args[0]) if t.args else ()))
        if head.name == "call":
            return domains(t.args[0])[len(t.args) - 1 :]
        if head.name == "piecewise":
            return domains(t.args[0])
    return ()


def _domains_of_sort(sort: Term) -> tuple[Term, ...]:
    found: list[Term] = []
    while is_function_sort(sort):
        found.append(sort.args[0])
        sort = sort.args[1]
    return tuple(found)


def assumed_limit_sort(name: str, point: Term, direction: str) -> Term:
    """What the variable of a limit ranges over when the page does not say.

    x → 0⁺ comes through the positive numbers and x → 0⁻ through the negative ones, n → ∞ (any of i … n) through the
    naturals, others through the reals.
    """
    if direction and point.head == Number(Fraction(0)):
        return positive if direction == "+" else interval(None, 0, right_open=True)
    if point.head == Constant("infinity") and split(name).base in ("i", "j", "k", "l", "m", "n"):
        return natural
    return real
