"""False statements like a given true one, each with a point that refutes it.

A sign, a constant, an exponent, a range or a relation of the statement is changed (derive.authoring.mutation), a term
is dropped or two are exchanged, or one of the hypotheses is left out. What a point refutes, with the exact arithmetic
of the numeric witness, is false.

Main statements: `FalseStatement`, `false_statements`.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.authoring.mutation import exchanged, mutants
from derive.certify.lemmas import Lemma
from derive.notation.coq import NotInCoq, coq_statement
from derive.terms.build import is_relation
from derive.terms.term import Operator, Term
from derive.witness import Refutation, refute

_OTHER = {"=": ("≠", "<"), "≤": (">", "<"), "<": ("≥",), "≥": ("<", ">"), ">": ("≤",), "≠": ("=",)}
_PLACES = 3  # of so many changes of a kind the first that is false is taken

_Changed = tuple[str, tuple[Term, ...], Term]


@dataclass(frozen=True, slots=True)
class FalseStatement:
    """What was done, the statement, with the proof of the true one, and the point that refutes it."""

    how: str
    statement: str
    proof: tuple[str, ...]
    point: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(" ".join(self.statement.split()).encode()).hexdigest()[:16]

    def text(self, name: str, lemma: Lemma) -> str:
        """As Coq reads it, under that name."""
        return replace(lemma, name=name, proof=self.proof).text(self.statement)


def false_statements(lemma: Lemma, seed: str = "") -> Iterator[FalseStatement]:
    """One of each kind, where one is found; the same for the same seed."""
    kinds: dict[str, list[_Changed]] = {}
    for how, hypotheses, conclusion in _changed(lemma):
        kinds.setdefault(how.partition(" ")[0], []).append((how, hypotheses, conclusion))
    chance = random.Random(seed)
    for kind in chance.sample(sorted(kinds), len(kinds)):
        for how, hypotheses, conclusion in chance.sample(kinds[kind], min(_PLACES, len(kinds[kind]))):
            try:
                statement = coq_statement(hypotheses, conclusion)
            except NotInCoq:
                continue
            answer = refute(conclusion, hypotheses)
            if isinstance(answer, Refutation):
                # Where a hypothesis is left out the others have other names; the proof does not speak of them.
                proof = lemma.proof if hypotheses == lemma.hypotheses else ("intros.", *lemma.proof[1:])
                yield FalseStatement(how, statement, proof, str(answer))
                break


def _changed(lemma: Lemma) -> Iterator[_Changed]:
    hypotheses, conclusion = lemma.hypotheses, lemma.conclusion
    for k in range(len(hypotheses) if not lemma.uses else 0):  # the proof does not speak of them by name
        yield "hypothesis dropped", (*hypotheses[:k], *hypotheses[k + 1 :]), conclusion
    if is_relation(conclusion):
        assert isinstance(conclusion.head, Operator)
        for relation in _OTHER[conclusion.head.name]:
            yield f"{conclusion.head.name} made {relation}", hypotheses, Term(Operator(relation), conclusion.args)
    for how, changed in (*mutants(conclusion), *exchanged(conclusion)):
        yield how, hypotheses, changed
