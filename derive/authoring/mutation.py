"""Breaks a derivation in all the usual ways and asks the kernel again: a check of the checker.

A mutant is a step with its right side changed (a sign, a constant, an exponent, a dropped term, p and q exchanged, a
range off by one, another base of the logarithm) or a relation made strict; or the whole derivation written without
one of its hypotheses. Refused: as it should be. Given up: not proved within some seconds of processor time. Accepted:
harmless when the changed claim is true at every point tried and the kernel has a proof of it; a survivor when the
numbers refute what was proved. There must be none.

Main statements: `mutants` (of a term), `run` (of steps), `without` (a hypothesis), `run_entry` (all of it).
"""

from __future__ import annotations

import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from derive.authoring.chain import Asked
from derive.authoring.derivation import Reason
from derive.authoring.reasons import Because, NoSingleFact
from derive.authoring.refusals import StepRefused, Unfinished
from derive.authoring.script import Script
from derive.authoring.theorem import Entry
from derive.kernel.field.enclosures import take_use
from derive.kernel.theorem import Refusal, Theorem
from derive.terms.build import add, div, is_binder, is_op, is_relation, log, mul, neg, op, power, term
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Number, Operator, Term, Variable, free_variables, substitute
from derive.witness import Refutation, refute

_SECONDS = 6.0  # of processor time for a mutant
_STRICTER = {"≤": "<", "≥": ">", "<": "=", ">": "="}


@dataclass
class Outcome:
    """How a run ended: steps broken, mutants refused or given up, the harmless and the survivors with their claims."""

    steps: int = 0
    refused: int = 0
    given_up: int = 0
    harmless: list[tuple[str, Term]] = field(default_factory=list)
    survivors: list[tuple[str, Term, str]] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        return self.refused + self.given_up + len(self.harmless) + len(self.survivors)

    def accept(self, how: str, theorem: Theorem) -> None:
        """A mutant that the kernel accepted: a survivor if the numbers refute it."""
        answer = refute(theorem.conclusion, theorem.hypotheses)
        if isinstance(answer, Refutation):
            self.survivors.append((how, theorem.conclusion, str(answer)))
        else:
            self.harmless.append((how, theorem.conclusion))

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.steps + other.steps,
            self.refused + other.refused,
            self.given_up + other.given_up,
            self.harmless + other.harmless,
            self.survivors + other.survivors,
        )


def mutants(t: Term) -> Iterator[tuple[str, Term]]:
    """(what was done, the changed term) for every place of the term."""
    yield from _here(t)
    for k, a in enumerate(t.args):
        if isinstance(t.head, Variable):
            return
        for how, changed in mutants(a):
            yield how, Term(t.head, (*t.args[:k], changed, *t.args[k + 1 :]))


def _here(t: Term) -> Iterator[tuple[str, Term]]:
    head = t.head
    if isinstance(head, Number):
        yield "constant", Term(Number(head.value + 1, head.decimals))
        return
    if is_op(t, "neg"):
        yield "sign", t.args[0]
    if is_op(t, "add") or is_op(t, "mul"):
        for k in range(len(t.args)):
            rest = (*t.args[:k], *t.args[k + 1 :])
            yield "dropped", rest[0] if len(rest) == 1 else Term(head, rest)
    if is_op(t, "add"):
        last = t.args[-1]
        yield "sign", Term(head, (*t.args[:-1], last.args[0] if is_op(last, "neg") else neg(last)))
    if is_op(t, "div"):
        yield "inverted", div(t.args[1], t.args[0])
    if is_op(t, "pow"):
        yield "exponent", power(t.args[0], add(t.args[1], 1))
    if is_op(t, "log") and len(t.args) == 1:
        yield "base", log(t.args[0], 2)
    if is_op(t, "xlogy"):
        yield "swapped", Term(head, (t.args[1], t.args[0]))
    if is_op(t, "exp"):
        yield "sign", Term(head, (neg(t.args[0]),))
    if any(is_binder(t, name) for name in ("sum", "product", "maximum")) and is_integer_sort(t.args[0]):
        lower, upper = t.args[0].args
        yield "range", Term(head, (Term(t.args[0].head, (lower, add(upper, term(-1)))), *t.args[1:]))
    if is_binder(t, "derivative"):
        yield "factor", mul(2, t)


def exchanged(t: Term) -> Iterator[tuple[str, Term]]:
    """Two variables of one sort exchanged."""
    free = sorted(free_variables(t), key=repr)
    for k, a in enumerate(free):
        for b in free[k + 1 :]:
            if a.args[0] == b.args[0] and (is_function_sort(a.args[0]) or not is_integer_sort(a.args[0])):
                yield f"exchanged {a!r} and {b!r}", substitute(t, {a: b, b: a})


class _Without(Script):
    """A script that leaves out a hypothesis of the theorem: the reason it gives for it brings nothing."""

    def __init__(self, name: str, left_out: Term) -> None:
        super().__init__(name)
        self._left_out = left_out

    def suppose(self, proposition: Term) -> Because:
        if proposition == self._left_out and len(self._frames) == 1:
            return self.hypothesis(proposition)
        return super().suppose(proposition)

    def hypothesis(self, proposition: Term) -> Because:
        if proposition == self._left_out and proposition not in self.hypotheses:
            return Because(Reason("what is left out"))  # says nothing, so that nothing said is false
        return super().hypothesis(proposition)


def without(entry: Entry, hypothesis: Term) -> Theorem | None:
    """The theorem of a derivation that is written without one of its hypotheses; None when it does not come out.

    What comes out shows that the hypothesis was superfluous, or that a rule forgot it.
    """
    try:
        return entry.written_with(_Without(entry.name, hypothesis))[0]
    except (StepRefused, Unfinished, NoSingleFact):
        return None


def run_entry(entry: Entry) -> Outcome:
    """All mutants of a derivation: of its steps, and each of its hypotheses left out."""
    outcome = run(entry.asked)
    for hypothesis in entry.derivation.hypotheses:
        theorem = without(entry, hypothesis)
        if theorem is None:
            outcome.refused += 1
        else:
            outcome.accept("hypothesis left out", theorem)
    return outcome


def run(asked: list[Asked]) -> Outcome:
    """All mutants of the steps, each put to the kernel."""
    outcome = Outcome(len(asked))
    reached = {step.claim.args[1] for step in asked if is_relation(step.claim)}
    for step in asked:
        for how, claim in _broken(step.claim, reached):
            if claim == step.claim:
                continue
            try:
                with _bounded():
                    theorem = replace(step, claim=claim).theorem()
            except (Refusal, ValueError, TypeError):
                outcome.refused += 1
                continue
            except _GivenUp:
                take_use()  # what was looked at in vain encloses nothing
                outcome.given_up += 1
                continue
            outcome.accept(how, theorem)
    return outcome


class _GivenUp(Exception):
    """The kernel had its time."""


@contextmanager
def _bounded() -> Iterator[None]:
    """Ends what takes longer than a mutant may, where the system has timers.

    The signal comes again and again: raised inside a finaliser or a callback, the first exception may be lost.
    """

    def give_up(*__: object) -> None:
        raise _GivenUp

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _broken(claim: Term, reached: Collection[Term]) -> Iterator[tuple[str, Term]]:
    """The mutants of a claim. Of a relation the right side is changed, and the left one unless a step ends in it."""
    if not is_relation(claim):
        yield from (*mutants(claim), *exchanged(claim))
        return
    assert isinstance(claim.head, Operator)
    left, right = claim.args
    for how, changed in (*mutants(right), *exchanged(right)):
        yield how, Term(claim.head, (left, changed))
    if left not in reached:
        for how, changed in mutants(left):
            yield how, Term(claim.head, (changed, right))
    if claim.head.name in _STRICTER:
        yield "strict", op(_STRICTER[claim.head.name], left, right)
