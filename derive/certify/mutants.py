"""Breaks the statements of certified steps, and sees that the proofs of the true ones do not prove them.

A mutant is a step's conclusion with a sign, a constant, an exponent or a relation changed, or without one of its
hypotheses; it gets the step's own proof. Those that the numbers refute must not pass. (Others may be true.)

Main statements: `Mutants`, `try_mutants`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from derive.authoring.mutation import mutants
from derive.certify.certificate import LIBRARY, Certificate, defined
from derive.certify.coq import Attempt, library, try_lemmas
from derive.certify.lemmas import Lemma
from derive.certify.steps import granted, opened
from derive.notation.coq import NotInCoq, coq_statement
from derive.parallel import in_parallel
from derive.terms.build import is_relation
from derive.terms.term import Operator, Term
from derive.witness import Refutation, refute

LEAVES = frozenset({"algebra", "definition", "sign", "evident", "enclosure", "differentiate", "sum", "combine"})
_OTHER = {"=": ("≠", "<"), "≤": (">", "<"), "<": ("≥",), "≥": ("<", ">"), ">": ("≤",), "≠": ("=",)}
_SECONDS = 5
_FOR_A_STEP = 6


@dataclass
class Mutants:
    """How many false statements were tried, and those that passed: where, what was done, and the statement."""

    tried: int = 0
    passed: list[tuple[str, str, str]] = field(default_factory=list)


def try_mutants(certificates: Sequence[Certificate], rules: frozenset[str] = LEAVES) -> Mutants:
    """The false mutants of the steps of these certificates, whose needed ones are among them."""
    library()
    by_name = {c.name: c for c in certificates}
    outcome = Mutants()
    for tried, passed in in_parallel(lambda c: _tried(c, by_name, rules), certificates):
        outcome.tried += tried
        outcome.passed += passed
    return outcome


def _tried(
    c: Certificate, by_name: dict[str, Certificate], rules: frozenset[str]
) -> tuple[int, list[tuple[str, str, str]]]:
    needed = [by_name[n] for n in c.needs]
    vocabulary = dict(d for x in (*needed, c) for d in x.definitions)
    opening = "\n".join((LIBRARY, *map(defined, vocabulary.items())))
    attempts = [Attempt("", f"{opened(x)}\n{granted(x.theorem)}\nEnd {x.name}.") for x in needed]
    attempts.append(Attempt("", opened(c)))
    told: list[tuple[str, str, str]] = []
    for lemma in c.lemmas:
        attempts.append(Attempt("", granted(lemma)))
        for how, hypotheses, conclusion in false_mutants(lemma) if lemma.rule in rules else ():
            try:
                statement = coq_statement(hypotheses, conclusion)
            except NotInCoq:
                continue
            name = f"mutant_{len(told) + 1}"
            proof = lemma.proof if hypotheses == lemma.hypotheses else ("intros.", *lemma.proof[1:])
            attempts.append(Attempt(f"{c.name}.{name}", replace(lemma, name=name, proof=proof).text(statement)))
            told.append((f"{c.name}.{lemma.name}", how, statement))
    answers = try_lemmas(opening, attempts, _SECONDS)
    return len(told), [what for what, answer in zip(told, answers, strict=True) if answer.proved]


def false_mutants(lemma: Lemma) -> Iterator[tuple[str, tuple[Term, ...], Term]]:
    """What was done, hypotheses and conclusion: those that the numbers refute, at most so many."""
    found = 0
    for how, hypotheses, conclusion in _changed(lemma):
        if found == _FOR_A_STEP:
            return
        if isinstance(refute(conclusion, hypotheses), Refutation):
            found += 1
            yield how, hypotheses, conclusion


def _changed(lemma: Lemma) -> Iterator[tuple[str, tuple[Term, ...], Term]]:
    hypotheses, conclusion = lemma.hypotheses, lemma.conclusion
    for k in range(len(hypotheses) if not lemma.uses else 0):  # the proof does not speak of them by name
        yield "a hypothesis dropped", (*hypotheses[:k], *hypotheses[k + 1 :]), conclusion
    if is_relation(conclusion):
        assert isinstance(conclusion.head, Operator)
        for relation in _OTHER[conclusion.head.name]:
            yield f"{conclusion.head.name} made {relation}", hypotheses, Term(Operator(relation), conclusion.args)
    every = list(mutants(conclusion))
    step = max(1, len(every) // (2 * _FOR_A_STEP))  # from everywhere in the statement
    for how, changed in every[::step]:
        yield how, hypotheses, changed
