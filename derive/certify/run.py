"""Certifies derivations: writes their certificates, asks Coq, and remembers what it said.

Nothing is asked twice. What was found is remembered for the source of a derivation and all that it rests on, so that an
unchanged catalogue is not even proved again; and for the text of its certificate, so that a change elsewhere in Derive
costs no run of Coq. Failures are remembered too. Everything is written down as soon as it is known: a run that was
interrupted goes on where it stopped.

Coq is given whole files with many certificates, on all processors. One at which it stops is taken out of its file with
those that rest on it, and its steps are tried one by one; so are those of certificates of which it is not expected that
they are accepted. In a run that tries everything again a certificate is left at its first failure, and its other steps,
which are only counted, are tried at the end.

Main statements: `certified`, `Run`, `Outcome`, `Trial`, `Stage`, `Progress`.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from derive.cache import remember_more, remembered
from derive.catalogue import index
from derive.certify.accepting import Refused, accepted, objection
from derive.certify.certificate import Certificate
from derive.certify.coq import SECONDS_FOR_A_STEP, compiled_library, library_digest
from derive.certify.gathering import NotInCertificate, by_name, gathered, rests_on
from derive.certify.lemmas import Lemma
from derive.certify.models import NAME
from derive.certify.recorded import recorded
from derive.certify.recording import known_failures, record_keys
from derive.certify.steps import Effort, Steps, failures, remembered_steps, try_steps, unknown
from derive.parallel import in_parallel
from derive.store import Store
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry

_FILE = "certificates"
_LIMIT = 20_000
_SHARE = 40  # certificates in one file at most
_STOPS = 2  # a file at which Coq stops more often is given up
_SEARCH = 0.7  # of the time, for what may become whole; the rest is for what is only counted


@dataclass(frozen=True, slots=True)
class Trial:
    """How a run goes about it: `again` also with what is listed as not certified; so many seconds for a sentence of a
    proof; nothing is tried step by step after `until` (by time.monotonic)."""

    again: bool = False
    seconds: int = SECONDS_FOR_A_STEP
    until: float = math.inf

    @property
    def search(self) -> float:
        """When to stop looking for what may become whole."""
        now = time.monotonic()
        return now + _SEARCH * (self.until - now)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Was a derivation certified, and if not why not; how many lemmas its certificate has, how many of them failed and
    how many were not tried; the key of its certificate in the record; is it listed as failing?"""

    name: str
    certified: bool
    why: str
    steps: int
    failed: int = 0
    untried: int = 0
    certificate: str = ""
    expected: bool = False


class Stage(Enum):
    """What a run is at; each may come several times."""

    LIBRARY = "library"
    WRITING = "writing"
    FILES = "files"
    STEPS = "steps"

    @property
    def told(self) -> str:
        return {
            Stage.LIBRARY: _("Compiling the library (once)"),
            Stage.WRITING: _("Writing certificates"),
            Stage.FILES: _("Asking Coq, whole files"),
            Stage.STEPS: _("Asking Coq, step by step"),
        }[self]


class Progress:
    """Is told how far a run is; does nothing with it."""

    def begins(self, stage: Stage, count: int) -> None:
        """So many things are to be done: files of the library, certificates, files, or groups of certificates."""

    def done(self, stage: Stage) -> None:
        """One of them was."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run, and how many of the outcomes were known before."""

    outcomes: list[Outcome]
    known: int = 0


def certified(entries: Sequence[Entry], progress: Progress | None = None, trial: Trial | None = None) -> Run:
    """What Coq says to each derivation. Raises NoCoq where Coq is not installed, SameName."""
    progress, trial = progress or Progress(), trial or Trial()
    entries = list(by_name(entries).values())
    compiled_library(partial(progress.done, Stage.LIBRARY), partial(progress.begins, Stage.LIBRARY))
    known, keys = _known(entries)
    if trial.again:
        known = {name: outcome for name, outcome in known.items() if outcome.certified}
    count = len(known)
    fresh = [entry for entry in entries if entry.name not in known]
    if fresh:
        written = gathered(fresh, partial(progress.done, Stage.WRITING), partial(progress.begins, Stage.WRITING))
        known |= _judged(written, progress, trial)
        _remember({keys[e.name]: known[e.name] for e in fresh if e.name in keys})
    return Run([known[entry.name] for entry in entries], count)


# ---- remembered


def _known(entries: Sequence[Entry]) -> tuple[dict[str, Outcome], dict[str, str]]:
    """What is remembered, and under which key each derivation of the catalogue is."""
    listed = index()
    store = Store(listed.values())
    kept = remembered(_FILE)
    keys: dict[str, str] = {}
    for entry in entries:
        own = listed.get(entry.name)
        if own is not None and Path(own.path).resolve() == Path(entry.path).resolve():
            keys[entry.name] = f"{store.key(own)} {library_digest()}"
    found = {name: _read(name, kept[key]) for name, key in keys.items() if key in kept}
    return {name: outcome for name, outcome in found.items() if outcome is not None}, keys


def _read(name: str, data: Sequence[object]) -> Outcome | None:
    if len(data) != _FIELDS:
        return None
    good, why, steps, failed, certificate = data
    return Outcome(
        name, bool(good), str(why), int(str(steps)), int(str(failed)), 0, str(certificate), name in known_failures()
    )


_FIELDS = 5


def _remember(found: Mapping[str, Outcome]) -> None:
    """Under these keys, but for what was not tried to the end."""
    whole = {key: o for key, o in found.items() if not o.untried}
    fresh = {key: [o.certified, o.why, o.steps, o.failed, o.certificate] for key, o in whole.items()}
    remember_more(_FILE, fresh, _LIMIT)


def content_keys(certificates: Sequence[Certificate]) -> dict[str, str]:
    """For each certificate a digest of its text and all that it rests on, the library included."""
    keys: dict[str, str] = {}
    for c in certificates:
        digest = hashlib.sha256(library_digest().encode())
        for text in (c.module, *(d[1] for d in c.definitions), *(keys[n] for n in c.needs)):
            digest.update(text.encode() + b"\0")
        keys[c.name] = digest.hexdigest()[:40]
    return keys


# ---- judged


@dataclass(frozen=True, slots=True)
class _Court:
    """The certificates by name, each after those it needs, their keys here and in the record; what is known of them."""

    by_name: Mapping[str, Certificate]
    keys: Mapping[str, str]
    records: Mapping[str, str]
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def closure(self, *names: str) -> dict[str, None]:
        """These and all that they need, each after those it needs."""
        order: dict[str, None] = {}
        for name in names:
            order |= self.closure(*self.by_name[name].needs)
            order[name] = None
        return order

    def outcome(self, c: Certificate, why: str, failed: int = 0, untried: int = 0) -> Outcome:
        listed = c.name in known_failures()
        return Outcome(c.name, not why, why, len(c.lemmas), failed, untried, self.records[c.name], listed)

    def open(self) -> list[Certificate]:
        """Those of which nothing is known yet."""
        return [c for c in self.by_name.values() if c.name not in self.outcomes]

    def ready(self, good: Callable[[Certificate], bool]) -> list[str]:
        """Those among them that are good, and need none but such, or what is certified."""
        found: dict[str, None] = {}
        for c in self.open():
            if good(c) and all(n in found or (n in self.outcomes and self.outcomes[n].certified) for n in c.needs):
                found[c.name] = None
        return list(found)

    def without(self, c: Certificate) -> str | None:
        """A derivation that it needs and that is not certified."""
        return next((n for n in c.needs if n in self.outcomes and not self.outcomes[n].certified), None)


def _judged(
    found: Mapping[str, Certificate | NotInCertificate], progress: Progress, trial: Trial
) -> dict[str, Outcome]:
    """The outcome of everything that was gathered; each comes after what it needs."""
    failing = known_failures()
    certificates = [c for c in found.values() if isinstance(c, Certificate)]
    court = _Court({c.name: c for c in certificates}, content_keys(certificates), record_keys(certificates))
    for name, what in found.items():
        if isinstance(what, NotInCertificate):
            court.outcomes[name] = Outcome(name, False, what.why, 0, 0, 0, "", name in failing)
    kept = remembered(_FILE)
    for c in certificates:
        before = _read(c.name, kept.get(court.keys[c.name], ()))
        listed = failing.get(c.name)
        # What Coq said is remembered; what is asked of the text is asked again.
        if before is not None and before.certified and (why := objection(c)) is not None:
            court.outcomes[c.name] = court.outcome(c, why)
        elif before is not None and (before.certified or not trial.again):
            court.outcomes[c.name] = before
        elif not trial.again and listed is not None and listed.certificate == court.records[c.name]:
            court.outcomes[c.name] = court.outcome(c, listed.why, listed.failed, listed.untried)
    fresh = [c.name for c in court.open()]
    if fresh:
        _ask(court, progress, trial)
    _remember({court.keys[name]: court.outcomes[name] for name in fresh})
    return court.outcomes


def _ask(court: _Court, progress: Progress, trial: Trial) -> None:
    """What Coq says to certificates of which nothing is known yet: to whole files with those that are expected to be
    accepted; step by step to the others; to whole files with those all of whose steps are proved."""
    tell = partial(progress.begins, Stage.STEPS), partial(progress.done, Stage.STEPS)
    tried = partial(try_steps, among=court.by_name, to_do=tell[0], done=tell[1])
    # What another version of the library proved is believed for now: whole files are given to Coq afterwards.
    steps = remembered_steps(court.open(), court.by_name, trial.seconds, believed=True)
    todo = _expected(court, steps, trial.again)
    efforts = [(Effort(trial.seconds, 1 if trial.again else math.inf, trial.search), trial.again)]
    if trial.again:  # in the end each step counts, and only what this very library proves
        efforts.append((Effort(trial.seconds, until=trial.until), False))
    blamed: set[str] = set()
    stubborn: set[str] = set()  # each step is proved, the file is not accepted
    for effort, believed in efforts:
        while True:
            now = _accept(court, todo, progress, trial.seconds)
            stubborn |= blamed & now
            blamed |= now
            steps = tried([c for c in court.open() if c.name in blamed], effort=effort)
            steps |= tried([c for c in court.open() if c.name not in blamed], effort=effort, believed=believed)
            todo = _whole(court, steps, stubborn)
            if not todo:
                break
    for c in court.open():
        failed, untried = failures(c, steps), unknown(c, steps)
        why = _why(court, c, failed, c.name in stubborn)
        court.outcomes[c.name] = court.outcome(c, why, len(failed), untried)


def _expected(court: _Court, steps: Steps, again: bool) -> list[str]:
    """The certificates of which no step is known to fail; where everything is tried again, only those that were
    accepted when the list was made."""
    return court.ready(lambda c: not failures(c, steps) and (not again or _was_accepted(court, c)))


def _whole(court: _Court, steps: Steps, stubborn: Collection[str]) -> list[str]:
    """The certificates each step of which is proved."""
    return court.ready(lambda c: c.name not in stubborn and not failures(c, steps) and not unknown(c, steps))


def _was_accepted(court: _Court, c: Certificate) -> bool:
    """Was this very certificate accepted when the list was made?"""
    listed = recorded().get(c.name)
    return listed is not None and listed.certified and listed.certificate == court.records[c.name]


def _why(court: _Court, c: Certificate, failed: Sequence[Lemma], stubborn: bool) -> str:
    """Why a certificate is not accepted."""
    if failed:
        rules = ", ".join(map(_said_of, failed[:3]))
        told = f"{rules} and {len(failed) - 3} more" if len(failed) > 3 else rules
        return f"Coq was not led to a proof of {told}"
    if stubborn:
        return "Coq does not accept the file it stands in"
    without = court.without(c)
    return rests_on(without) if without is not None else "it has not been tried to the end"


def _said_of(lemma: Lemma) -> str:
    """The lemma as a reader is told of it."""
    kind, _, number = lemma.name.partition("_")
    if kind == "step":
        return f"step {number} ({lemma.rule})"
    if lemma.name == NAME:
        return f"hypotheses can be met ({lemma.rule})"
    return f"{lemma.name.replace('_', ' ')} ({lemma.rule})"


def _accept(court: _Court, names: Sequence[str], progress: Progress, seconds: int) -> set[str]:
    """Ask coqc about files with these certificates; the names of those at which it stopped."""
    if not names:
        return set()
    size = min(_SHARE, max(1, -(-len(names) // 2)))
    shares = [names[k : k + size] for k in range(0, len(names), size)]
    progress.begins(Stage.FILES, len(shares))
    stopped: set[str] = set()
    work = partial(_share_asked, court=court, seconds=max(seconds, SECONDS_FOR_A_STEP))
    for outcomes, at in in_parallel(work, shares, partial(progress.done, Stage.FILES)):
        court.outcomes.update(outcomes)
        stopped |= at
    return stopped


def _share_asked(share: Sequence[str], court: _Court, seconds: int) -> tuple[dict[str, Outcome], set[str]]:
    """The outcomes of these certificates, and the names of those at which coqc stopped; of the certificates that rest
    on those nothing is said."""
    left, stopped = list(share), set[str]()
    while left and len(stopped) <= _STOPS:
        answer = accepted([court.by_name[n] for n in court.closure(*left)], seconds)
        if isinstance(answer, Refused):
            name = answer.name
            if name is None or name in court.outcomes:
                return {}, stopped | set(left)
            stopped.add(name)
            left = [n for n in left if name not in court.closure(n)]
            continue
        outcomes: dict[str, Outcome] = {}
        for name in left:
            c = court.by_name[name]
            without = next((n for n in c.needs if answer[n]), None)
            outcomes[name] = court.outcome(c, rests_on(without) if without is not None else answer[name])
        _remember({court.keys[name]: outcome for name, outcome in outcomes.items()})
        return outcomes, stopped
    return {}, stopped
