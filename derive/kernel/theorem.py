"""Theorems and refusals.

A theorem Γ ⊢ φ says: at every assignment of the free variables (each within its sort) that satisfies all of Γ,
φ holds and every subterm of φ is defined. Only the kernel's rules make theorems. The guard below is one against
mistakes, not against malice: Python can always be talked into anything.

A free variable whose sort may be empty (k in 2, …, n) is a condition too: at n = 1 there is no such assignment. So it
may not disappear between premises and conclusion; n ≥ k and k ≥ 2 do not give n ≥ 2.

Main statements: `Theorem`, `Refusal`, `make`, `union`, `doubtful`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from derive.kernel.field.enclosures import take_use
from derive.terms.sorts import is_inhabited
from derive.terms.term import Term, free_variables

_KEY = object()


class Refusal(Exception):
    """A rule's refusal, as data: which rule, what it was asked, what is missing, and what did not cancel."""

    def __init__(
        self,
        rule: str,
        why: str,
        asked: Term | None = None,
        missing: tuple[Term, ...] = (),
        under: tuple[Term, ...] = (),
        difference: Term | None = None,
    ) -> None:
        super().__init__(f"{rule}: {why}")
        take_use()  # what was looked at in vain encloses nothing
        self.rule = rule
        self.why = why
        self.asked = asked
        self.missing = missing
        self.under = under
        self.difference = difference


class Theorem:
    """Γ ⊢ φ, with the rule that made it and the theorems it was made from."""

    __slots__ = ("hypotheses", "conclusion", "rule", "premises", "enclosed", "axioms", "told", "values")

    hypotheses: tuple[Term, ...]
    conclusion: Term
    rule: str
    premises: tuple[Theorem, ...]
    enclosed: bool
    axioms: frozenset[str]
    told: tuple[Term, ...]  # what the rule was given beside the premises; a certificate proves the step with its help
    values: Mapping[Term, Term]  # in an instance: what stands for the variables of the first premise

    def __init__(
        self,
        key: object,
        hypotheses: tuple[Term, ...],
        conclusion: Term,
        rule: str,
        premises: tuple[Theorem, ...],
        axioms: frozenset[str] = frozenset(),
        enclosed: bool = False,
        told: tuple[Term, ...] = (),
        values: Mapping[Term, Term] | None = None,
    ) -> None:
        if key is not _KEY:
            raise TypeError("A theorem is made by a rule of the kernel, and in no other way.")
        if any(type(p) is not Theorem for p in premises):
            raise TypeError("A theorem is made from theorems; what looks like one is none.")
        if conclusion.loose or any(h.loose for h in hypotheses):
            raise TypeError("A theorem has a bound variable without its binder.")
        if any(v.loose for t in (conclusion, *hypotheses) for v in free_variables(t)):
            raise TypeError("A theorem has a free variable whose sort depends on a bound one.")
        set_ = object.__setattr__
        set_(self, "hypotheses", hypotheses)
        set_(self, "conclusion", conclusion)
        set_(self, "rule", rule)
        set_(self, "premises", premises)
        set_(self, "enclosed", enclosed or rule == "enclosure" or any(p.enclosed for p in premises))
        set_(self, "axioms", axioms.union(*(p.axioms for p in premises)))
        set_(self, "told", told)
        set_(self, "values", MappingProxyType(dict(values or {})))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A theorem cannot be changed.")

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("A theorem is never stored; store its verdict and prove it again.")

    def __repr__(self) -> str:
        left = ", ".join(map(repr, self.hypotheses))
        return f"{left} ⊢ {self.conclusion!r} [{self.rule}]"

    def tree(self) -> Iterator[tuple[int, Theorem]]:
        """The tree of reasons, depth first, each theorem with its depth."""
        stack: list[tuple[int, Theorem]] = [(0, self)]
        while stack:
            depth, theorem = stack.pop()
            yield depth, theorem
            stack.extend((depth + 1, p) for p in reversed(theorem.premises))

    def rules(self) -> frozenset[str]:
        """The names of all rules this theorem rests on."""
        seen: set[int] = set()
        names: set[str] = set()
        stack = [self]
        while stack:
            theorem = stack.pop()
            if id(theorem) in seen:
                continue
            seen.add(id(theorem))
            names.add(theorem.rule)
            stack.extend(theorem.premises)
        return frozenset(names)


def make(
    rule: str,
    hypotheses: Iterable[Term],
    conclusion: Term,
    premises: Iterable[Theorem] = (),
    axioms: frozenset[str] = frozenset(),
    *,
    told: Iterable[Term] = (),
    bound: Collection[Term] = (),
    values: Mapping[Term, Term] | None = None,
) -> Theorem:
    """For the rules of the kernel only.

    `told` are terms beside the premises that the rule relies on (a value, a factor, a point); `bound` are the variables
    of the first premise that it binds or replaces, `values` what it replaces them by.
    """
    hypotheses, premises, told = union(hypotheses), tuple(premises), tuple(told)
    doubts = [doubtful(t) for t in told]
    for k, p in enumerate(premises):
        closed = bound if k == 0 else ()
        doubts += [doubtful(t).difference(closed) for t in (p.conclusion, *p.hypotheses)]
    if any(doubts):
        lost = frozenset[Term]().union(*doubts).difference(*map(free_variables, (conclusion, *hypotheses)))
        if lost:
            v = min(lost, key=repr)
            why = f"{v!r} stands in a premise and no longer in the conclusion, but its range may be empty"
            raise Refusal(rule, why, conclusion)
    return Theorem(_KEY, hypotheses, conclusion, rule, premises, axioms, take_use(), told, values)


@lru_cache(maxsize=8192)
def doubtful(t: Term) -> frozenset[Term]:
    """The free variables of a term whose sort may be empty."""
    return frozenset(v for v in free_variables(t) if not is_inhabited(v.args[0]))


def union(*parts: Iterable[Term]) -> tuple[Term, ...]:
    """The hypotheses of several sources, each once, in the order in which they came."""
    return tuple(dict.fromkeys(h for part in parts for h in part))


def hypotheses_of(theorems: Iterable[Theorem], under: Iterable[Term] = ()) -> tuple[Term, ...]:
    return union(under, *(t.hypotheses for t in theorems))
