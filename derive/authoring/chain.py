"""Chains of equations and inequalities as an author writes them, and SymPy's proposals in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from derive.authoring.derivation import Reason, Step
from derive.authoring.labels import mark
from derive.authoring.reasons import Because, merged
from derive.kernel.rules import algebra as equations
from derive.kernel.theorem import Refusal, Theorem
from derive.terms.build import term
from derive.terms.term import Term
from derive.translation import composed
from derive.translation import deferred as _

Prove = Callable[[Term, str, Term, Sequence[Because]], Theorem]


@dataclass(frozen=True)
class Asked:
    """A claim as it was put to the kernel: what the mutation run breaks and asks again."""

    claim: Term
    reasons: tuple[Because, ...]
    hypotheses: tuple[Term, ...]
    facts: tuple[Theorem, ...]
    prove: Callable[[Term, Sequence[Because], Sequence[Term], Sequence[Theorem]], Theorem]

    def theorem(self) -> Theorem:
        """The theorem, or the kernel's refusal: it is what the step says, and rests on nothing that is not supposed."""
        theorem = self.prove(self.claim, self.reasons, self.hypotheses, self.facts)
        if theorem.conclusion != self.claim:
            why = "what the reasons prove is not what the step says"
            raise Refusal("step", why, self.claim, under=self.hypotheses)
        missing = tuple(h for h in theorem.hypotheses if h not in self.hypotheses)
        if missing:
            raise Refusal("step", "a reason rests on what is not supposed here", self.claim, missing, self.hypotheses)
        return theorem


class ChainBuilder:
    """start .eq(…) .le(…) …: each link is checked when it is written."""

    def __init__(self, prove: Prove, start: Term, number: int) -> None:
        self._prove = prove
        self.number = number
        self.start = start
        self._end = start
        self.closed = False
        self.links: list[Theorem] = []
        self.steps: list[Step] = []

    def _link(self, relation: str, value: object, reasons: Sequence[Because]) -> ChainBuilder:
        if not reasons:
            raise TypeError("A step needs at least one reason, for the reader: .eq(value, algebra), for example.")
        if self.closed:
            raise ValueError("The chain ended before this step. Was d.proved() called within it? Name the fact before.")
        new = term(value)
        self.links.append(self._prove(self._end, relation, new, reasons))
        self.steps.append(Step(relation, new, merged(reasons)))
        self._end = new
        return self

    def eq(self, value: object, *reasons: Because) -> ChainBuilder:
        return self._link("=", value, reasons)

    def le(self, value: object, *reasons: Because) -> ChainBuilder:
        return self._link("≤", value, reasons)

    def lt(self, value: object, *reasons: Because) -> ChainBuilder:
        return self._link("<", value, reasons)

    def ge(self, value: object, *reasons: Because) -> ChainBuilder:
        return self._link("≥", value, reasons)

    def gt(self, value: object, *reasons: Because) -> ChainBuilder:
        return self._link(">", value, reasons)

    def ne(self, value: object, *reasons: Because) -> ChainBuilder:
        return self._link("≠", value, reasons)

    def theorem(self) -> Theorem:
        return self.links[0] if len(self.links) == 1 else equations.chain(*self.links)

    def because(self, text: str = "", *terms: Term) -> Because:
        """The whole chain as a reason for a later step."""
        theorem = self.theorem()
        reason = Reason(text, terms) if text else Reason(mark(self.number))
        return Because(reason, (theorem,))


@dataclass(frozen=True)
class Proposal:
    """SymPy's answer, and how a step refers to it."""

    kind: str
    term: Term

    def checked(self, how: str, *facts: Because) -> Because:
        """The reason "by SymPy's …; checked: how", with the facts that the check uses."""
        theorems = tuple(t for b in facts for t in b.theorems)
        deferred = [b for b in facts if b.instance is not None]
        text = composed(_("by SymPy’s {solver}; checked: {how}"), solver=self.kind, how=how)
        reason = Reason(text, (), tuple(c for b in facts for c in b.reason.cites))
        return Because(reason, theorems, instance=deferred[0].instance if deferred else None)
