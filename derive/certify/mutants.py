"""Breaks the statements of certified steps, and sees that the proofs of the true ones do not prove them.

    python -m derive.certify.mutants [--each N] [--sample N] [--seed S] [--seconds S] [--minutes M] [--believed]
                                     [--write] [NAME…]

Each step of a certificate is proved as it is, the steps and theorems that it uses being granted; then its proof is
given to false statements like its own (derive.certify.false_statements): none of them may pass. A step that is not
proved where it stands here counts for nothing, for the false statements might be refused for the same reason. For a
false statement Coq has twice the processor time that the true one took, and --seconds at least (0.5); where it was
stopped then, the statement has not passed, and is counted apart.

Of each step one false statement of each kind is tried, or --each so many; with --sample so many steps of the catalogue
are drawn, and of each one false statement is tried. Without names it is all that the list says is certified.

What was refused is remembered, by what was asked and by the library: the same command goes on where it was interrupted,
or where its --minutes were over. With --believed, what another version of the library refused is not asked again. What
has passed, and what was not proved, is asked each time. The table has all that is known of the steps, by their rules;
--write puts it into docs/certificates.md, with the command.

Main statements: `Mutants`, `Search`, `try_mutants`, `drawn`, `BEGIN`, `END`.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from derive.cache import remember_more, remembered
from derive.catalogue import find
from derive.certify.certificate import LIBRARY, Certificate, defined
from derive.certify.coq import SECONDS_FOR_A_STEP, library, opened_session
from derive.certify.false_statements import false_statements
from derive.certify.gathering import gathered
from derive.certify.lemmas import Lemma
from derive.certify.models import NAME
from derive.certify.recorded import recorded
from derive.certify.session import Session
from derive.certify.steps import granted, opened, step_keys
from derive.parallel import in_parallel

BEGIN, END = (
    "<!-- the false statements of `python -m derive.certify.mutants` -->",
    "<!-- end of the false statements -->",
)
PAGE = Path(__file__).parents[2] / "docs" / "certificates.md"

_FILE = "coq-mutants"
_LIMIT = 60_000
_BATCH = 24  # certificates in one process
_ROUND = 4  # of such at a time, then it is told how far things are

Keys = Mapping[tuple[str, str], tuple[str, str]]  # of each step: with this version of the library, with any


@dataclass(frozen=True, slots=True)
class Search:
    """What is tried: so many false statements of each step, drawn by the seed, of the steps of each certificate that
    are named in `draw`, if it is given; the processor time for one of them; when (by time.monotonic) to begin nothing
    more; does what another version of the library refused count?"""

    each: float = math.inf
    seed: int = 0
    seconds: float = 0.5
    until: float = math.inf
    draw: Mapping[str, Collection[str]] | None = None
    believed: bool = False

    def steps(self, c: Certificate) -> list[Lemma]:
        """The steps of a certificate of which false statements are tried. The point at which the hypotheses hold is
        none of them."""
        names = None if self.draw is None else self.draw.get(c.name, ())
        return [x for x in c.lemmas if x.name != NAME and (names is None or x.name in names)]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a step: for each false statement that was refused its digest, and the processor seconds after
    which Coq was stopped, 0 where it was not; are there no others? Was the step itself proved where they were tried?"""

    refused: tuple[tuple[str, float], ...] = ()
    no_others: bool = False
    holds: bool = True

    def enough(self, search: Search) -> bool:
        found = sum(not stopped or stopped >= search.seconds for _, stopped in self.refused)
        return not self.holds or found >= search.each or (self.no_others and found == len(self.refused))


@dataclass
class Mutants:
    """What came of false statements, by the rules of their steps: how many steps there are, of how many of them false
    statements were tried, how many of these, and how many Coq had no time for. How many steps were not proved where
    they stand here, and of how many no statement was found to be false. And what passed: where, what was done, the
    statement, and the point that refutes it."""

    steps: Counter[str] = field(default_factory=Counter)
    with_some: Counter[str] = field(default_factory=Counter)
    tried: Counter[str] = field(default_factory=Counter)
    out_of_time: Counter[str] = field(default_factory=Counter)
    unproved: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    passed: list[tuple[str, str, str, str]] = field(default_factory=list)

    def count(self, place: str, rule: str, record: Record | None) -> None:
        self.steps[rule] += 1
        if record is not None:
            self.with_some[rule] += bool(record.refused)
            self.tried[rule] += len(record.refused)
            self.out_of_time[rule] += sum(stopped > 0 for _, stopped in record.refused)
            self.unproved += [] if record.holds else [place]
            self.without += [place] if record.no_others and not record.refused else []

    def table(self) -> str:
        """The numbers by rule, those with the most steps first."""
        rows = ["| steps by the rule | steps | with a false statement tried | tried | refused | not in time |"]
        rows.append("|-------------------|------:|-----------------------------:|------:|--------:|------------:|")
        for rule in sorted(self.steps, key=lambda rule: (-self.steps[rule], rule)):
            rows.append(_row(rule, self.steps[rule], self.with_some[rule], self.tried[rule], self.out_of_time[rule]))
        rows.append(_row("all", *(x.total() for x in (self.steps, self.with_some, self.tried, self.out_of_time))))
        return "\n".join(rows)

    def summary(self) -> str:
        told = (
            f"{self.tried.total()} false statements were tried with the proofs of {self.with_some.total()} of "
            f"{self.steps.total()} steps; {len(self.passed) or 'none'} passed."
        )
        told += f" Of {len(self.without)} steps no statement was found that a point refutes." if self.without else ""
        told += f" {len(self.unproved)} steps were not proved again where they stand here." if self.unproved else ""
        return told


def _row(rule: str, steps: int, with_some: int, tried: int, out_of_time: int) -> str:
    return f"| {rule} | {steps} | {with_some} | {tried} | {tried - out_of_time} | {out_of_time} |"


def try_mutants(
    certificates: Sequence[Certificate],
    among: Mapping[str, Certificate],
    search: Search = Search(),
    done: Callable[[Mutants], None] = lambda so_far: None,
) -> Mutants:
    """False statements of the steps of these certificates; the certificates that they need are `among` others."""
    library()
    known = remembered(_FILE)
    keys = _keys(certificates, among)
    found: dict[tuple[str, str], Record] = {}
    for step, (exact, any_library) in keys.items():
        kept = known.get(exact) or (known.get(any_library) if search.believed else None)
        if kept is not None:
            found[step] = _record(kept)
    todo = [c for c in certificates if any(_wanted(c, x, found, search) for x in search.steps(c))]
    batches = [todo[k : k + _BATCH] for k in range(0, len(todo), _BATCH)]
    outcome = _counted(certificates, found, search, [])
    passed: list[tuple[str, str, str, str]] = []
    for k in range(0, len(batches), _ROUND):
        work = partial(_tried, among=among, found=dict(found), keys=keys, search=search)
        for fresh, wrong in in_parallel(work, batches[k : k + _ROUND]):
            found |= fresh
            passed += wrong
        outcome = _counted(certificates, found, search, passed)
        done(outcome)
    return outcome


def _wanted(c: Certificate, lemma: Lemma, found: Mapping[tuple[str, str], Record], search: Search) -> bool:
    record = found.get((c.name, lemma.name))
    return record is None or not record.enough(search)


def _counted(
    certificates: Sequence[Certificate],
    found: Mapping[tuple[str, str], Record],
    search: Search,
    passed: Sequence[tuple[str, str, str, str]],
) -> Mutants:
    outcome = Mutants(passed=list(passed))
    for c in certificates:
        for x in search.steps(c):
            outcome.count(f"{c.name}.{x.name}", x.rule, found.get((c.name, x.name)))
    for where, *_ in passed:  # each is tried, too, but not remembered
        name, _, step = where.partition(".")
        rule = next(x.rule for c in certificates if c.name == name for x in c.lemmas if x.name == step)
        outcome.tried[rule] += 1
    return outcome


def _keys(certificates: Sequence[Certificate], among: Mapping[str, Certificate]) -> Keys:
    statements = {f"{n}.{n}": among[n].theorem.statement for c in certificates for n in c.needs}
    statements |= {f"{c.name}.{x.name}": x.statement for c in certificates for x in c.lemmas}
    return {(c.name, x.name): step_keys(c, x, statements) for c in certificates for x in c.lemmas}


def _record(kept: Mapping[str, Any]) -> Record:
    return Record(tuple((str(digest), float(stopped)) for digest, stopped in kept["refused"]), bool(kept["no others"]))


def _remember(fresh: Mapping[tuple[str, str], Record], keys: Keys) -> None:
    new: dict[str, Any] = {}
    for step, record in fresh.items():
        said = {"refused": [list(x) for x in record.refused], "no others": record.no_others}
        new |= dict.fromkeys(keys[step], said)
    remember_more(_FILE, new, _LIMIT)


_Found = tuple[dict[tuple[str, str], Record], list[tuple[str, str, str, str]]]


def _tried(
    batch: Sequence[Certificate],
    among: Mapping[str, Certificate],
    found: Mapping[tuple[str, str], Record],
    keys: Keys,
    search: Search,
) -> _Found:
    """The steps of a batch of certificates of which not enough is known, in one process of Coq."""
    fresh: dict[tuple[str, str], Record] = {}
    passed: list[tuple[str, str, str, str]] = []
    if time.monotonic() > search.until or not any(_wanted(c, x, found, search) for c in batch for x in search.steps(c)):
        return fresh, passed
    needed = [among[n] for n in dict.fromkeys(n for c in batch for n in c.needs)]
    vocabulary = dict(d for x in (*needed, *batch) for d in x.definitions)
    session = opened_session("\n".join((LIBRARY, *map(defined, vocabulary.items()))))
    for x in needed:
        session.say(f"{opened(x)}\n{granted(x.theorem)}\nEnd {x.name}.")
    for k, c in enumerate(batch):
        module = f"broken_{k + 1}"  # its own name is that of what is granted where others cite it
        wanted = [x for x in search.steps(c) if _wanted(c, x, found, search)]
        used = {name for x in wanted for name in x.uses}
        known: dict[tuple[str, str], Record] = {}
        session.say(opened(replace(c, name=module)))
        for lemma in c.lemmas:
            there = False
            if lemma in wanted and time.monotonic() < search.until and not session.ended:
                before = found.get((c.name, lemma.name), Record())
                record, wrong = _of_step(session, c, lemma, module, before, search)
                fresh[c.name, lemma.name] = record
                passed += wrong
                there = record.holds
                if there and not wrong:
                    known[c.name, lemma.name] = record
            if lemma.name in used and not there:
                session.say(granted(lemma))
        session.say(f"End {module}.")
        _remember(known, keys)
    session.end()
    if session.ended:  # it takes another process to go on
        more, wrong = _tried(batch, among, {**found, **fresh}, keys, search)
        fresh |= more
        passed += wrong
    return fresh, passed


def _of_step(
    session: Session, c: Certificate, lemma: Lemma, module: str, before: Record, search: Search
) -> tuple[Record, list[tuple[str, str, str, str]]]:
    """The step as it is, then false statements with its proof: what is known of it then, and those that passed."""
    true = session.tries(f"{module}.{lemma.name}", lemma.text(), SECONDS_FOR_A_STEP)
    if not true.proved:
        return Record(holds=False), []
    limit = max(search.seconds, 2 * true.seconds)
    refused = {digest: stopped for digest, stopped in before.refused if not stopped or stopped >= search.seconds}
    passed: list[tuple[str, str, str, str]] = []
    others = (x for x in false_statements(lemma, f"{search.seed} {c.name}.{lemma.name}") if x.digest not in refused)
    more = None if search.each == math.inf else max(0, int(search.each) - len(refused))
    tried = 0
    for false in islice(others, more):
        tried += 1
        name = f"{lemma.name}_broken_{tried}"
        came = session.tries(f"{module}.{name}", false.text(name, lemma), limit)
        if came.proved:
            passed.append((f"{c.name}.{lemma.name}", false.how, false.statement, false.point))
        else:
            refused[false.digest] = round(limit, 2) if came.stopped or session.ended else 0.0
        if session.ended:
            return Record(tuple(refused.items())), passed
    return Record(tuple(refused.items()), no_others=more is None or tried < more), passed


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
    parser.add_argument("--each", type=int)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--believed", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    until = time.monotonic() + 60 * given.minutes
    draw = drawn(given.sample, given.seed) if given.sample is not None else None
    each = given.each or (math.inf if draw is None else 1)
    search = Search(each, given.seed, given.seconds, until, draw, given.believed)
    names = given.names or list(draw or (n for n, entry in recorded().items() if entry.certified))
    found = {n: c for n, c in gathered([find(n) for n in names]).items() if isinstance(c, Certificate)}
    chosen = [found[n] for n in random.Random(given.seed).sample(names, len(names)) if n in found]

    def told(so_far: Mutants) -> None:
        print(so_far.summary(), file=sys.stderr, flush=True)

    outcome = try_mutants(chosen, found, search, told)
    print(f"{outcome.table()}\n\n{outcome.summary()}")
    if given.write:
        # Without --minutes: the table has what came of all the pieces that the run was made in.
        chosen_options = [(o, getattr(given, o)) for o in ("each", "sample", "seed", "seconds")]
        options = [f"--{o} {value:g}" for o, value in chosen_options if value != parser.get_default(o)]
        command = " ".join(["python -m derive.certify.mutants", *options, *given.names])
        written = f"{BEGIN}\n\n`{command}` says:\n\n{outcome.table()}\n\n{outcome.summary()}\n\n{END}"
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(before + written + rest.partition(END)[2], encoding="utf-8")
    for where, how, statement, point in outcome.passed:
        print(f"\n{where}, {how}:\n{statement}\n{point}")
    for where in outcome.unproved:
        print(f"not proved where it stands here: {where}", file=sys.stderr)
    return 1 if outcome.passed else 0


if __name__ == "__main__":
    sys.exit(main())
