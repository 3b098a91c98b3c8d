"""Certifies derivations: writes their certificates, asks Coq, and remembers what it said.

Nothing is asked twice. What was found is remembered for the source of a derivation and all that it rests on, so that an
unchanged catalogue is not even proved again; and for the text of its certificate, so that a change elsewhere in Derive
costs no run of Coq. Failures are remembered too.

Coq is given whole files with many certificates, on all processors. Where it refuses one, the steps of its certificates
are tried one by one; what rests on a step that fails is left out, and the rest is asked again.

Main statements: `certified`, `Run`, `Outcome`, `Progress`, `remembered_outcomes`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from derive.cache import remember, remembered
from derive.catalogue import index
from derive.certify.accepting import accepted
from derive.certify.certificate import Certificate
from derive.certify.coq import library, library_digest
from derive.certify.gathering import NotInCertificate, gathered, rests_on
from derive.certify.recording import known_failures, record_keys
from derive.certify.steps import Steps, remembered_steps, try_steps
from derive.parallel import in_parallel
from derive.store import Store

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry

_FILE = "certificates"
_LIMIT = 20_000
_SHARE = 60  # certificates in one file at most


@dataclass(frozen=True, slots=True)
class Outcome:
    """Was a derivation certified, and if not why not; how many lemmas its certificate has, and how many of them are
    known to fail; is it listed as failing?"""

    name: str
    certified: bool
    why: str
    steps: int
    failed: int = 0
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run: the outcomes, and for each certificate that was written its key in the record."""

    outcomes: list[Outcome]
    keys: dict[str, str]


class Progress:
    """Is told how far it is; does nothing with it."""

    def to_write(self, count: int) -> None:
        """So many certificates are to be written."""

    def written(self) -> None:
        """One of them was."""

    def to_ask(self, count: int) -> None:
        """So many files are given to Coq."""

    def answered(self) -> None:
        """One of them was answered."""


def certified(entries: Sequence[Entry], progress: Progress | None = None, *, again: bool = False) -> Run:
    """What Coq says to each derivation; `again` also to those that are listed as not certified.

    Raises NoCoq where Coq is not installed.
    """
    progress = progress or Progress()
    library()
    known, keys = _known(entries)
    if again:
        known = {name: outcome for name, outcome in known.items() if outcome.certified}
    fresh = [entry for entry in entries if entry.name not in known]
    records: dict[str, str] = {}
    if fresh:
        progress.to_write(len(fresh))
        found = gathered(fresh, progress.written)
        records = record_keys(c for c in found.values() if isinstance(c, Certificate))
        for name, outcome in _judged(found, records, progress, again).items():
            known[name] = outcome
        _remember_all({keys[e.name]: known[e.name] for e in fresh if e.name in keys})
    return Run([known[entry.name] for entry in entries], records)


# ---- remembered


def remembered_outcomes(entries: Sequence[Entry]) -> dict[str, Outcome]:
    """What was found before, for those that are as they were. Coq is not asked, but has to be there."""
    return _known(entries)[0]


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
    return {name: _read(name, kept[key]) for name, key in keys.items() if key in kept}, keys


def _read(name: str, data: list[object]) -> Outcome:
    good, why, steps, failed = data
    return Outcome(name, bool(good), str(why), int(str(steps)), int(str(failed)), name in known_failures())


def _remember_all(found: Mapping[str, Outcome]) -> None:
    kept = remembered(_FILE)
    new = {key: [o.certified, o.why, o.steps, o.failed] for key, o in found.items()}
    remember(_FILE, dict([*((k, v) for k, v in kept.items() if k not in new), *new.items()][-_LIMIT:]))


def content_keys(certificates: Sequence[Certificate]) -> dict[str, str]:
    """For each certificate a digest of its text and all that it rests on, the library included."""
    keys: dict[str, str] = {}
    for c in certificates:
        digest = hashlib.sha256(library_digest().encode())
        for text in (c.module, *(body for _, body in c.definitions), *(keys[n] for n in c.needs)):
            digest.update(text.encode() + b"\0")
        keys[c.name] = digest.hexdigest()[:40]
    return keys


# ---- judged


def _judged(
    found: Mapping[str, Certificate | NotInCertificate], records: Mapping[str, str], progress: Progress, again: bool
) -> dict[str, Outcome]:
    """The outcome of everything that was gathered; each comes after what it needs."""
    failing = known_failures()
    certificates = [c for c in found.values() if isinstance(c, Certificate)]
    keys, kept = content_keys(certificates), remembered(_FILE)
    outcomes = {
        n: Outcome(n, False, c.why, 0, 0, n in failing) for n, c in found.items() if isinstance(c, NotInCertificate)
    }
    before = {c.name: _read(c.name, kept[keys[c.name]]) for c in certificates if keys[c.name] in kept}
    if again:
        before = {name: outcome for name, outcome in before.items() if outcome.certified}
    else:
        outcomes |= {
            c.name: _outcome(c, failing[c.name].why, failing[c.name].failed)
            for c in certificates
            if c.name in failing and failing[c.name].certificate == records[c.name]
        }
    outcomes |= before
    todo = [c for c in certificates if c.name not in outcomes]
    outcomes |= _asked(todo, {c.name: c for c in certificates}, outcomes, progress, again)
    _remember_all({keys[c.name]: outcomes[c.name] for c in todo})
    return outcomes


def _asked(
    todo: Sequence[Certificate],
    by_name: Mapping[str, Certificate],
    known: Mapping[str, Outcome],
    progress: Progress,
    again: bool,
) -> dict[str, Outcome]:
    """What Coq says to certificates of which nothing is known yet."""
    outcomes: dict[str, Outcome] = dict(known)
    needed = list({n: by_name[n] for c in todo for n in _closure(c, by_name)}.values())
    # What another version of the library proved is believed for now: whole files are given to Coq afterwards.
    steps = try_steps(needed, progress.answered, progress.to_ask, believed=True) if again else remembered_steps(needed)
    refused = _accept(list(_without_failures(todo, steps, outcomes)), by_name, outcomes, progress)
    if refused:
        needed = list({n: by_name[n] for c in refused for n in _closure(c, by_name)}.values())
        steps = try_steps(needed, progress.answered, progress.to_ask)
        for c in _accept(list(_without_failures(refused, steps, outcomes)), by_name, outcomes, progress):
            outcomes[c.name] = _outcome(c, "Coq does not accept the file it stands in")
    return {c.name: outcomes[c.name] for c in todo}


def _accept(
    certificates: Sequence[Certificate],
    by_name: Mapping[str, Certificate],
    outcomes: dict[str, Outcome],
    progress: Progress,
) -> list[Certificate]:
    """Ask coqc about files with these certificates; those in a file that it refuses come back."""
    size = min(_SHARE, max(1, -(-len(certificates) // 2)))
    shares = [certificates[k : k + size] for k in range(0, len(certificates), size)]
    files = [list({n: by_name[n] for c in share for n in _closure(c, by_name)}.values()) for share in shares]
    progress.to_ask(len(files))
    refused: list[Certificate] = []
    for share, answer in zip(shares, in_parallel(accepted, files, progress.answered), strict=True):
        if answer is None:
            refused += share
            continue
        for c in share:
            without = next((n for n in c.needs if answer[n]), None)
            why = rests_on(without) if without is not None else answer[c.name]
            outcomes[c.name] = _outcome(c, why)
    return refused


def _closure(c: Certificate, by_name: Mapping[str, Certificate]) -> dict[str, None]:
    """The names of a certificate and of all that it needs, each after those it needs."""
    order: dict[str, None] = {}
    for name in c.needs:
        order |= _closure(by_name[name], by_name)
    order[c.name] = None
    return order


def _without_failures(
    certificates: Sequence[Certificate], steps: Steps, outcomes: dict[str, Outcome]
) -> Iterator[Certificate]:
    """Those without a step that failed, theirs or of what they need; the others get their outcome."""
    for c in certificates:
        without = next((n for n in c.needs if n in outcomes and not outcomes[n].certified), None)
        failed = [x for x in c.lemmas if (c.name, x.name) in steps and not steps[c.name, x.name].proved]
        if failed:
            rules = ", ".join(f"{x.name.replace('_', ' ')} ({x.rule})" for x in failed[:3])
            more = f" and {len(failed) - 3} more" if len(failed) > 3 else ""
            outcomes[c.name] = _outcome(c, f"Coq was not led to a proof of {rules}{more}", len(failed))
        elif without is not None:
            outcomes[c.name] = _outcome(c, rests_on(without))
        else:
            yield c


def _outcome(c: Certificate, why: str, failed: int = 0) -> Outcome:
    return Outcome(c.name, not why, why, len(c.lemmas), failed, c.name in known_failures())
