"""The certificates of some derivations and of all that they cite, each after those it needs.

Main statements: `gathered`, `NotInCertificate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from derive.catalogue import NotInCatalogue, find
from derive.certify.certificate import Certificate, certificate
from derive.certify.models import NoModel
from derive.kernel.theorem import Theorem
from derive.notation.coq import NotInCoq
from derive.parallel import in_parallel

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry


@dataclass(frozen=True, slots=True)
class NotInCertificate:
    """A derivation of which no certificate can be written, and why, in a sentence."""

    name: str
    why: str


def gathered(
    entries: Sequence[Entry], done: Callable[[], None] = lambda: None
) -> dict[str, Certificate | NotInCertificate]:
    """By name, for these derivations and all that they cite, directly or not. All processors prove and write."""
    ordered = with_cited(entries)
    written = in_parallel(lambda entry: _written(entry, ordered), ordered, done)
    found = {entry.name: what for entry, what in zip(ordered, written, strict=True)}
    for name, what in found.items():  # each comes after what it needs
        if isinstance(what, Certificate):
            without = next((n for n in what.needs if not isinstance(found[n], Certificate)), None)
            if without is not None:
                found[name] = NotInCertificate(name, rests_on(without))
    return found


def rests_on(name: str) -> str:
    """Why a derivation is not certified that cites one that is not."""
    return f"it rests on {name}, which is not certified"


def _written(entry: Entry, known: Sequence[Entry]) -> Certificate | NotInCertificate:
    by_name = {other.name: other for other in known}
    cited: dict[str, Theorem] = {}
    todo = [entry]
    while todo:
        for name in todo.pop().derivation.cites:
            if name in by_name and name not in cited and name != entry.name:
                cited[name] = by_name[name].theorem
                todo.append(by_name[name])
    try:
        return certificate(entry, cited)
    except (NotInCoq, NoModel) as error:
        return NotInCertificate(entry.name, str(error))


def with_cited(entries: Iterable[Entry]) -> list[Entry]:
    """The derivations and those that they cite, each after what it cites."""
    known = {entry.name: entry for entry in entries}
    order: dict[str, Entry] = {}

    def visit(entry: Entry) -> None:
        if entry.name in order:
            return
        for name in entry.derivation.cites:
            cited = known.get(name) or _listed(name)
            if cited is not None and cited is not entry:
                visit(cited)
        order[entry.name] = entry

    for entry in list(known.values()):
        visit(entry)
    return list(order.values())


def _listed(name: str) -> Entry | None:
    try:
        return find(name)
    except NotInCatalogue:  # of a file of the user's that is not at hand: its steps are proved again
        return None
