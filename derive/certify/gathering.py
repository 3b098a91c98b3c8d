"""The certificates of some derivations and of all that they cite, each after those it needs.

Main statements: `gathered`, `NotInCertificate`, `by_name`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from derive.authoring.refusals import StepRefused, Unfinished
from derive.catalogue import NotInCatalogue, find
from derive.certify.certificate import Certificate, SameName, certificate, vocabulary
from derive.certify.models import NoModel
from derive.kernel.theorem import Theorem
from derive.notation.coq import NotInCoq
from derive.parallel import in_parallel
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry


@dataclass(frozen=True, slots=True)
class NotInCertificate:
    """A derivation of which no certificate can be written, and why, in a sentence."""

    name: str
    why: str


def gathered(
    entries: Sequence[Entry], done: Callable[[], None] = lambda: None, to_do: Callable[[int], None] = lambda count: None
) -> dict[str, Certificate | NotInCertificate]:
    """By name, for these derivations and all whose theorems they use; each comes after what it needs.

    All processors prove and write. Derivations of one folder mostly cite the same lemmas: they stay together.
    Raises SameName.
    """
    known = by_name(entries)
    written: dict[str, Certificate | NotInCertificate] = {}
    todo = sorted(known.values(), key=lambda entry: (str(Path(entry.path).parent), entry.name))
    while todo:
        to_do(len(todo))
        answers = in_parallel(lambda entry: _written(entry, known), todo, done)
        written |= {entry.name: what for entry, what in zip(todo, answers, strict=True)}
        needed = dict.fromkeys(n for what in written.values() if isinstance(what, Certificate) for n in what.needs)
        todo = [find(name) for name in needed if name not in written]
    found: dict[str, Certificate | NotInCertificate] = {}

    def put(name: str) -> None:
        if name in found:
            return
        what = written[name]
        if isinstance(what, Certificate):
            for needed in what.needs:
                put(needed)
            without = next((n for n in what.needs if not isinstance(found[n], Certificate)), None)
            what = NotInCertificate(name, rests_on(without)) if without is not None else what
        found[name] = what

    for name in written:
        put(name)
    vocabulary(c for c in found.values() if isinstance(c, Certificate))  # one that all of them can share
    return found


def by_name(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Each derivation once. Raises SameName."""
    known: dict[str, Entry] = {}
    for entry in entries:
        other = known.setdefault(entry.name, entry)
        if Path(other.path).resolve() != Path(entry.path).resolve():
            told = _("Two of these derivations are called {name}, one in {one} and one in {other}: take one at a time.")
            raise SameName(told.format(name=entry.name, one=other.path, other=entry.path))
    return known


def rests_on(name: str) -> str:
    """Why a derivation is not certified that cites one that is not."""
    return f"it rests on {name}, which is not certified"


def _written(entry: Entry, known: Mapping[str, Entry]) -> Certificate | NotInCertificate:
    try:
        cited = _cited(entry, known)
        return certificate(entry, cited)
    except (NotInCoq, NoModel) as error:
        return NotInCertificate(entry.name, str(error))
    except (StepRefused, Unfinished):
        return NotInCertificate(entry.name, "it is not proved; `derive check` says where it fails")


def _cited(entry: Entry, known: Mapping[str, Entry]) -> dict[str, Theorem]:
    """The theorems of all that a derivation cites, directly or not. One of a file that is not at hand is left out: its
    steps are then part of the certificate."""
    cited: dict[str, Theorem] = {}
    todo = [entry]
    while todo:
        for name in todo.pop().derivation.cites:
            if name not in cited and name != entry.name:
                with suppress(NotInCatalogue):
                    other = known.get(name) or find(name)
                    cited[name] = other.theorem
                    todo.append(other)
    return cited
