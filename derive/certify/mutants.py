"""Breaks the statements of certified steps, and sees that the proofs of the true ones do not prove them.

    python -m derive.certify.mutants [--sample N] [--seed S] [--seconds S] [--minutes M] [--write] [NAME…]

A mutant is a step's statement with a sign, a constant, an exponent, a range or a relation changed, with a term dropped
or two exchanged, or without one of its hypotheses (derive.authoring.mutation); it gets the step's own proof. Those that
a point refutes, with the exact arithmetic of the numeric witness, are false: none of them may pass. Of each step one
false mutant of each kind is tried; with --sample so many steps of the catalogue are drawn, and of each a mutant. Where
Coq has not come to an end in time, the mutant has not passed; it is counted apart.

Without names it is all that the list says is certified. A table is printed, by the rules of the steps; --write puts it
into docs/certificates.md, with the command.

Main statements: `Mutants`, `try_mutants`, `false_mutants`, `drawn`, `BEGIN`, `END`.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from derive.authoring.mutation import exchanged, mutants
from derive.catalogue import find
from derive.certify.certificate import LIBRARY, Certificate, defined
from derive.certify.coq import Attempt, library, try_lemmas
from derive.certify.gathering import gathered
from derive.certify.lemmas import Lemma
from derive.certify.models import NAME
from derive.certify.recorded import recorded
from derive.certify.steps import granted, opened
from derive.notation.coq import NotInCoq, coq_statement
from derive.parallel import in_parallel
from derive.terms.build import is_relation
from derive.terms.term import Operator, Term
from derive.witness import Refutation, refute

BEGIN, END = (
    "<!-- the false statements of `python -m derive.certify.mutants` -->",
    "<!-- end of the false statements -->",
)
PAGE = Path(__file__).parents[2] / "docs" / "certificates.md"

_OTHER = {"=": ("≠", "<"), "≤": (">", "<"), "<": ("≥",), "≥": ("<", ">"), ">": ("≤",), "≠": ("=",)}
_SECONDS = 2
_PLACES = 3  # of so many changes of a kind the first that is false is taken
_BATCH = 3  # certificates in one process

Draw = Mapping[str, Collection[str]] | None  # for each certificate the steps of which one mutant is tried


@dataclass
class Mutants:
    """What came of false statements, by the rules of their steps: how many were tried, how many Coq had no time for,
    and those that passed: where, what was done, the statement, and the point that refutes it."""

    steps: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    out_of_time: Counter[str] = field(default_factory=Counter)
    passed: list[tuple[str, str, str, str]] = field(default_factory=list)

    def __iadd__(self, other: Mutants) -> Mutants:
        self.steps += other.steps
        self.tried += other.tried
        self.out_of_time += other.out_of_time
        self.passed += other.passed
        return self

    def table(self) -> str:
        """The numbers by rule, those with the most mutants first."""
        rows = ["| steps by the rule | steps | false mutants | refused | not in time |"]
        rows.append("|-------------------|------:|--------------:|--------:|------------:|")
        for rule in sorted(self.tried, key=lambda rule: (-self.tried[rule], rule)):
            rows.append(_row(rule, self.steps[rule], self.tried[rule], self.out_of_time[rule]))
        rows.append(_row("all", *(sum(x.values()) for x in (self.steps, self.tried, self.out_of_time))))
        return "\n".join(rows)

    def summary(self) -> str:
        tried = sum(self.tried.values())
        return f"{tried} false statements were tried with the proofs of true ones; {len(self.passed) or 'none'} passed."


def _row(rule: str, steps: int, tried: int, out_of_time: int) -> str:
    return f"| {rule} | {steps} | {tried} | {tried - out_of_time} | {out_of_time} |"


def try_mutants(
    certificates: Sequence[Certificate],
    among: Mapping[str, Certificate],
    done: Callable[[Mutants], None] = lambda so_far: None,
    *,
    seed: int = 0,
    seconds: int = _SECONDS,
    until: float = math.inf,
    draw: Draw = None,
) -> Mutants:
    """The false mutants of the steps of these certificates; those they need are `among` others. Nothing is begun
    `until` is past (by time.monotonic)."""
    library()
    outcome = Mutants()
    batches = [certificates[k : k + _BATCH] for k in range(0, len(certificates), _BATCH)]
    work = partial(_tried, among=among, seed=seed, seconds=seconds, until=until, draw=draw)
    rounds = 8
    for k in range(0, len(batches), rounds):
        for found in in_parallel(work, batches[k : k + rounds]):
            outcome += found
        done(outcome)
    return outcome


def _tried(
    batch: Sequence[Certificate],
    among: Mapping[str, Certificate],
    seed: int,
    seconds: int,
    until: float,
    draw: Draw,
) -> Mutants:
    outcome = Mutants()
    if time.monotonic() > until:
        return outcome
    needed = [among[n] for n in dict.fromkeys(n for c in batch for n in c.needs) if among[n] not in batch]
    vocabulary = dict(d for x in (*needed, *batch) for d in x.definitions)
    opening = "\n".join((LIBRARY, *map(defined, vocabulary.items())))
    attempts = [Attempt("", f"{opened(x)}\n{granted(x.theorem)}\nEnd {x.name}.") for x in needed]
    told: list[tuple[str, str, str, str, str]] = []
    for c in batch:
        attempts.append(Attempt("", opened(c)))
        for lemma in c.lemmas:
            found = [] if lemma.name == NAME else _chosen(c, lemma, seed, draw)
            for how, hypotheses, conclusion, point in found:
                try:
                    statement = coq_statement(hypotheses, conclusion)
                except NotInCoq:
                    continue
                name = f"mutant_{len(told) + 1}"
                proof = lemma.proof if hypotheses == lemma.hypotheses else ("intros.", *lemma.proof[1:])
                attempts.append(Attempt(f"{c.name}.{name}", replace(lemma, name=name, proof=proof).text(statement)))
                told.append((lemma.rule, f"{c.name}.{lemma.name}", how, statement, point))
            attempts.append(Attempt("", granted(lemma)))
        attempts.append(Attempt("", f"End {c.name}."))
    answers = try_lemmas(opening, attempts, seconds, lambda place, proved: time.monotonic() < until)
    tried_steps: set[tuple[str, str]] = set()
    for (rule, *what), answer in zip(told, answers, strict=True):
        outcome.tried[rule] += answer.tried
        tried_steps |= {(rule, what[0])} if answer.tried else set()
        outcome.out_of_time[rule] += answer.out_of_time
        if answer.proved:
            outcome.passed.append((what[0], what[1], what[2], what[3]))
    outcome.steps.update(rule for rule, _ in tried_steps)
    return outcome


_Mutant = tuple[str, tuple[Term, ...], Term, str]


def _chosen(c: Certificate, lemma: Lemma, seed: int, draw: Draw) -> list[_Mutant]:
    """All false mutants of a step, or the one that is drawn."""
    if draw is not None and lemma.name not in draw.get(c.name, ()):
        return []
    found = false_mutants(lemma, f"{seed} {c.name}.{lemma.name}")
    first = None if draw is None else next(found, None)
    return list(found) if draw is None else [first] if first is not None else []


def false_mutants(lemma: Lemma, seed: str = "") -> Iterator[_Mutant]:
    """What was done, hypotheses and conclusion, and the point that refutes it: one of each kind, where one is found."""
    kinds: dict[str, list[tuple[str, tuple[Term, ...], Term]]] = {}
    for how, hypotheses, conclusion in _changed(lemma):
        kinds.setdefault(how.partition(" ")[0], []).append((how, hypotheses, conclusion))
    chance = random.Random(seed)
    for kind in chance.sample(sorted(kinds), len(kinds)):
        for how, hypotheses, conclusion in chance.sample(kinds[kind], min(_PLACES, len(kinds[kind]))):
            answer = refute(conclusion, hypotheses)
            if isinstance(answer, Refutation):
                yield how, hypotheses, conclusion, str(answer)
                break


def _changed(lemma: Lemma) -> Iterator[tuple[str, tuple[Term, ...], Term]]:
    hypotheses, conclusion = lemma.hypotheses, lemma.conclusion
    for k in range(len(hypotheses) if not lemma.uses else 0):  # the proof does not speak of them by name
        yield "hypothesis dropped", (*hypotheses[:k], *hypotheses[k + 1 :]), conclusion
    if is_relation(conclusion):
        assert isinstance(conclusion.head, Operator)
        for relation in _OTHER[conclusion.head.name]:
            yield f"{conclusion.head.name} made {relation}", hypotheses, Term(Operator(relation), conclusion.args)
    for how, changed in (*mutants(conclusion), *exchanged(conclusion)):
        yield how, hypotheses, changed


# ---- the command


def drawn(sample: int, seed: int) -> dict[str, set[str]]:
    """So many steps of what is certified, by the names of their derivations, the same for the same seed and list."""
    steps = [(name, k) for name, entry in recorded().items() if entry.certified for k in range(1, entry.steps)]
    found: dict[str, set[str]] = {}
    for name, k in random.Random(seed).sample(steps, min(sample, len(steps))):
        found.setdefault(name, set()).add(f"step_{k}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m derive.certify.mutants")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=_SECONDS)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    until = time.monotonic() + 60 * given.minutes
    draw = drawn(given.sample, given.seed) if given.sample is not None else None
    names = given.names or list(draw or (n for n, entry in recorded().items() if entry.certified))
    found = {n: c for n, c in gathered([find(n) for n in names]).items() if isinstance(c, Certificate)}
    chosen = [found[n] for n in random.Random(given.seed).sample(names, len(names)) if n in found]

    def told(so_far: Mutants) -> None:
        print(so_far.summary(), file=sys.stderr, flush=True)

    outcome = try_mutants(chosen, found, told, seed=given.seed, seconds=given.seconds, until=until, draw=draw)
    print(f"{outcome.table()}\n\n{outcome.summary()}")
    if given.write:
        command = " ".join(["python -m derive.certify.mutants", *(a for a in sys.argv[1:] if a != "--write")])
        written = f"{BEGIN}\n\n`{command}` says:\n\n{outcome.table()}\n\n{outcome.summary()}\n\n{END}"
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(before + written + rest.partition(END)[2], encoding="utf-8")
    for where, how, statement, point in outcome.passed:
        print(f"\n{where}, {how}:\n{statement}\n{point}")
    return 1 if outcome.passed else 0


if __name__ == "__main__":
    sys.exit(main())
