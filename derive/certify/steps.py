"""Which steps of some certificates Coq accepts, each on its own: a step that fails hides nothing about the others.

For the steps after it one that fails is taken as granted, so that nothing is certified here: that takes the whole file
(accepting.py). What came of a step is remembered at once, failures too, by the content of its statement, its proof, the
statements and definitions it uses, and the library; a step for which the time was too short is tried again only when it
is given more.

Main statements: `Effort`, `try_steps`, `remembered_steps`, `step_keys`.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from derive.cache import remember_more, remembered
from derive.certify.certificate import LIBRARY, Certificate, defined, vocabulary
from derive.certify.coq import COQ_ENDED, SECONDS_FOR_A_STEP, Answer, Attempt, library, library_digest, try_lemmas
from derive.certify.lemmas import Lemma
from derive.parallel import in_parallel

_FILE = "coq-steps"
_LIMIT = 60_000
_BATCH = 6  # certificates in one process: starting Coq takes as long as some steps

Steps = dict[tuple[str, str], Answer]  # by certificate and lemma


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: the seconds Coq has for a sentence of a proof; how many failures are enough to leave the other
    steps of a certificate untried; when (by time.monotonic) to begin nothing more."""

    seconds: int = SECONDS_FOR_A_STEP
    failures: float = math.inf
    until: float = math.inf

    def spent(self) -> bool:
        return time.monotonic() > self.until


def try_steps(
    certificates: Sequence[Certificate],
    among: Mapping[str, Certificate],
    done: Callable[[], None] = lambda: None,
    to_do: Callable[[int], None] = lambda count: None,
    *,
    believed: bool = False,
    effort: Effort = Effort(),
) -> Steps:
    """What came of each lemma of these certificates that was tried, now or before; those they need are `among` others.

    `believed`: what another version of the library proved is not tried again (for those who write the library, and
    where whole files are given to Coq afterwards).
    """
    library()  # before there are several processes that need it
    keys, found = _recalled(certificates, among, remembered(_FILE), believed, effort.seconds)
    todo = [c for c in certificates if unknown(c, found) and len(failures(c, found)) < effort.failures]
    if effort.failures < math.inf:  # what may be whole soonest comes first
        todo.sort(key=lambda c: unknown(c, found))
    batches = [todo[k : k + _BATCH] for k in range(0, len(todo), _BATCH)]
    if batches:
        to_do(len(batches))
    work = partial(_tried, by_name=among, found=dict(found), keys=keys, effort=effort)
    for fresh in in_parallel(work, batches, done):
        found |= fresh
    return found


def remembered_steps(
    certificates: Sequence[Certificate], among: Mapping[str, Certificate], seconds: int, *, believed: bool = False
) -> Steps:
    """What is known of the lemmas of these certificates."""
    return _recalled(certificates, among, remembered(_FILE), believed, seconds)[1]


_Keys = dict[tuple[str, str], tuple[str, str]]


def _recalled(
    certificates: Sequence[Certificate],
    among: Mapping[str, Certificate],
    known: Mapping[str, Any],
    believed: bool,
    seconds: int,
) -> tuple[_Keys, Steps]:
    """The keys of all lemmas, and the answers to those that are remembered and would not be others now."""
    cited = {n: among[n].theorem for c in certificates for n in c.needs}
    statements = {f"{name}.{name}": theorem.statement for name, theorem in cited.items()}
    statements |= {f"{c.name}.{x.name}": x.statement for c in certificates for x in c.lemmas}
    keys: _Keys = {}
    found: Steps = {}
    for c in certificates:
        for x in c.lemmas:
            exact, any_library = keys[c.name, x.name] = step_keys(c, x, statements)
            for kept in (known.get(exact), known.get(any_library) if believed else None):
                if kept is not None:
                    proved, error, taken, *given = kept
                    answer = Answer(bool(proved), str(error), float(taken))
                    if not answer.out_of_time or (given and given[0] >= seconds):
                        found[c.name, x.name] = answer
                        break
    return keys, found


def _remember(fresh: Steps, keys: _Keys, seconds: int) -> None:
    new: dict[str, Any] = {}
    for place, answer in fresh.items():
        if answer.error != COQ_ENDED:  # the machine may have been at fault
            exact, any_library = keys[place]
            new[exact] = [answer.proved, answer.error, round(answer.seconds, 2), seconds]
            if answer.proved:
                new[any_library] = new[exact]
    remember_more(_FILE, new, _LIMIT)


def unknown(c: Certificate, steps: Steps) -> int:
    """How many of its lemmas were not tried."""
    return sum((c.name, x.name) not in steps for x in c.lemmas)


def failures(c: Certificate, steps: Steps) -> list[Lemma]:
    """The lemmas that were not proved."""
    return [x for x in c.lemmas if (c.name, x.name) in steps and not steps[c.name, x.name].proved]


def step_keys(c: Certificate, lemma: Lemma, statements: Mapping[str, str]) -> tuple[str, str]:
    """What the answer to a lemma rests on: with the library as it is, and whatever the library is."""
    used = [statements[name if "." in name else f"{c.name}.{name}"] for name in lemma.uses]
    digest = hashlib.sha256()
    for text in (lemma.statement, *lemma.proof, *used, *(body for _, body in (*c.definitions, *c.own_definitions))):
        digest.update(" ".join(text.split()).encode() + b"\0")  # where lines end means nothing
    content = digest.hexdigest()[:32]
    return f"{content} {library_digest()[:16]}", content


def _tried(
    batch: Sequence[Certificate], by_name: Mapping[str, Certificate], found: Steps, keys: _Keys, effort: Effort
) -> Steps:
    """The lemmas of a batch that are not known yet, in one process; the others, and cited theorems, are granted."""
    if effort.spent():
        return {}
    needed = [by_name[n] for n in dict.fromkeys(n for c in batch for n in c.needs) if by_name[n] not in batch]
    opening = "\n".join((LIBRARY, *map(defined, vocabulary((*needed, *batch)).items())))
    attempts: list[Attempt] = []
    places: dict[str, tuple[str, str]] = {}
    for c in needed:
        attempts.append(Attempt("", f"{opened(c)}\n{granted(c.theorem)}\nEnd {c.name}."))
    for c in batch:
        attempts.append(Attempt("", opened(c)))
        for x in c.lemmas:
            if (c.name, x.name) in found:
                attempts.append(Attempt("", granted(x)))
            else:
                attempts.append(Attempt(f"{c.name}.{x.name}", x.text(), granted(x)))
                places[f"{c.name}.{x.name}"] = (c.name, x.name)
        attempts.append(Attempt("", f"End {c.name}."))

    def wanted(place: str, proved: Mapping[str, bool]) -> bool:
        name = places[place][0]
        failed = sum(not good for other, good in proved.items() if places[other][0] == name)
        return not effort.spent() and failed + len(failures(by_name[name], found)) < effort.failures

    answers = dict(zip(places.values(), try_lemmas(opening, attempts, effort.seconds, wanted), strict=True))
    fresh = {place: answer for place, answer in answers.items() if answer.tried}
    _remember(fresh, keys, effort.seconds)
    if any(answer.error == COQ_ENDED for answer in fresh.values()):  # it takes another process to go on
        fresh |= _tried(batch, by_name, found | fresh, keys, effort)
    return fresh


def granted(lemma: Lemma) -> str:
    return f"Axiom {lemma.name} : {lemma.statement}."


def opened(c: Certificate) -> str:
    return "\n".join((f"Module {c.name}.", *map(defined, c.own_definitions)))
