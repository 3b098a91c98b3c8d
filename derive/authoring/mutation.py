"""Breaks the steps of a derivation in all the usual ways and asks the kernel again: a check of the checker.

A mutant is a step with its right side changed (a sign, a constant, an exponent, a dropped term, p and q exchanged, a
range off by one, another base of the logarithm) or a relation made strict. Refused: as it should be. Accepted:
harmless when the changed claim is true at every point tried and the kernel has a proof of it; a survivor when the
numbers refute what was proved. There must be none.

Main statements: `mutants`, `run`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from derive.authoring.chain import Asked
from derive.authoring.steps import prove_step
from derive.kernel.theorem import Refusal
from derive.terms.build import add, div, is_binder, is_op, log, mul, neg, power, term
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Number, Operator, Term, Variable, free_variables, substitute

_STRICTER = {"≤": "<", "≥": ">", "<": "=", ">": "="}


@dataclass
class Outcome:
    """How a run ended: all mutants, those refused, the harmless ones and the survivors, each with its claim."""

    refused: int = 0
    harmless: list[tuple[str, Term]] = field(default_factory=list)
    survivors: list[tuple[str, Term, str]] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        return self.refused + len(self.harmless) + len(self.survivors)

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.refused + other.refused, self.harmless + other.harmless, self.survivors + other.survivors)


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
    if (is_binder(t, "sum") or is_binder(t, "product")) and is_integer_sort(t.args[0]):
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


def run(asked: list[Asked]) -> Outcome:
    """All mutants of the steps, each put to the kernel."""
    from derive.witness import Refutation, refute

    outcome = Outcome()
    for step in asked:
        changed = [(how, step.relation, m) for how, m in (*mutants(step.right), *exchanged(step.right))]
        if step.relation in _STRICTER:
            changed.append(("strict", _STRICTER[step.relation], step.right))
        for how, relation, right in changed:
            if right == step.right and relation == step.relation:
                continue
            claim = Term(Operator(relation), (step.left, right))
            try:
                theorem = prove_step(step.left, relation, right, step.reasons, step.hypotheses, step.facts)
            except (Refusal, ValueError, TypeError):
                outcome.refused += 1
                continue
            answer = refute(claim, theorem.hypotheses)
            if isinstance(answer, Refutation):
                outcome.survivors.append((how, claim, str(answer)))
            else:
                outcome.harmless.append((how, claim))
    return outcome
