"""The site of a build: what each process makes of the derivations it proves, and what is remembered of that.

What a derivation's page says is remembered by the content it was checked from, so that an unchanged derivation is
neither proved nor written again for its page.

Main statements: `Site`, `write_in_notation`, `write_single_pages`, `Memory`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from derive.cache import remember, remembered
from derive.catalogue import find, index
from derive.certify.recorded import known_of
from derive.parallel import in_parallel
from derive.publish.choices import Chosen
from derive.publish.files import write
from derive.publish.site.build import NO_PICTURES, Pictures, write_site
from derive.publish.site.certificate import Certificates
from derive.publish.site.record import RULES_PAGE, Record, record, recorder
from derive.publish.site.single_page import single_page
from derive.publish.site.typeset import Typesetter
from derive.store import Store
from derive.translation import language

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry

_LIMIT = 1_500  # records kept in each language


class Site:
    """The site of some derivations, while these are verified: `record` is what each process does with those it proves.

    Raises NoKatex where formulas cannot be set: better before everything is proved than after.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._typesetter = Typesetter()
        self._memory = Memory()
        self._entries = tuple(entries)
        self._known = {entry: self._memory.record(entry) for entry in entries}
        self._made = recorder(entries, _numpy)

    def needs_theorem(self, entry: Entry) -> bool:
        """Has a record of the entry to be made, from its theorem?"""
        return self._known[entry] is None

    def record(self, entry: Entry) -> Record | None:
        """The record of an entry that has been proved; None where it is remembered."""
        return self._made(entry) if self._known[entry] is None else None

    def write(self, records: Sequence[Record | None], root: Path, pictures: Pictures = NO_PICTURES) -> int:
        """Write the pages, given what `record` gave for each entry; the number of files that were written anew.

        Of two derivations with one name the later has the page: one in a file of the user's, before the catalogue's.
        """
        for entry, made in zip(self._entries, records, strict=True):
            if made is not None:
                self._memory.remember(entry, made)
        self._memory.save()
        return write_site(list(self._by_name(records).values()), root, self._typesetter, pictures)

    def fragments(self, records: Sequence[Record | None]) -> dict[str, str]:
        """By name, the LaTeX that each page has to be copied."""
        return {name: dict(record.copies)["LaTeX"] for name, record in self._by_name(records).items()}

    def _by_name(self, records: Sequence[Record | None]) -> dict[str, Record]:
        pages: dict[str, Record] = {}
        for entry, made in zip(self._entries, records, strict=True):
            found = made or self._known[entry]
            assert found is not None
            pages[entry.name] = found
        return pages


def write_in_notation(
    entries: Sequence[Entry], chosen: Chosen, root: Path, typesetter: Typesetter, pictures: Pictures = NO_PICTURES
) -> int:
    """The site of derivations as a reader wants them, under other names or in brief; how many files were written."""
    titles = {entry.name: str(entry.title) for entry in entries}
    return write_site(_records(entries, chosen, titles, RULES_PAGE), root, typesetter, pictures)


def write_single_pages(
    entries: Sequence[Entry], chosen: Chosen, folder: Path, typesetter: Typesetter, pictures: Pictures = NO_PICTURES
) -> list[Path]:
    """Each derivation as one file that needs no other; the files."""
    titles = {entry.name: str(entry.title) for entry in entries}
    known = {name: str(listed.title) for name, listed in index().items()} | titles
    written = []
    for made in _records(entries, chosen, titles, rules_page=""):
        shown = single_page(made, known, titles, typesetter, pictures.get(made.name, ()))
        written.append(write(folder / f"{made.name}.html", shown))
    typesetter.save()
    return written


def _records(entries: Sequence[Entry], chosen: Chosen, titles: Mapping[str, str], rules_page: str) -> list[Record]:
    """What the pages say; each derivation is proved again, for the theorem tells what the kernel did."""
    own = {entry.name: entry for entry in entries}

    def made(k: int) -> Record:
        entry, shown, whole = entries[k], chosen.derivations[k], chosen.whole[k]
        cites = [name for name in shown.cites if name != entry.name and (name in own or name in index())]
        cited = {name: (own[name] if name in own else find(name)).theorem for name in cites}
        certificates = Certificates(entry.theorem, cited, chosen.renaming)
        return record(shown, certificates, titles, _numpy(entry.name), whole, rules_page)

    return in_parallel(made, range(len(entries)))


class Memory:
    """What is remembered of derivations of the catalogue; `save` writes what is new."""

    def __init__(self) -> None:
        self._listed = index()
        self._store = Store(self._listed.values())
        self._file = f"pages-{language()}"
        self._known = remembered(self._file)
        self._new: dict[str, object] = {}

    def record(self, entry: Entry) -> Record | None:
        """The record of a derivation, if its content is what it was."""
        key = self._key(entry)
        with suppress(KeyError, TypeError, ValueError):
            return Record.from_data(self._known[key]) if key is not None else None
        return None

    def remember(self, entry: Entry, record: Record) -> None:
        key = self._key(entry)
        if key is not None:
            self._new[key] = record.as_data()

    def save(self) -> None:
        if self._new:
            kept = [(key, data) for key, data in self._known.items() if key not in self._new]
            remember(self._file, dict([*kept, *self._new.items()][-_LIMIT:]))

    def _key(self, entry: Entry) -> str | None:
        """What it is remembered under; None for one in a file of the user's, whatever its name."""
        listed = self._listed.get(entry.name)
        if listed is None or Path(listed.path).resolve() != Path(entry.path).resolve():
            return None
        return f"{self._store.key(listed)} {known_of(entry.name)}"


def _numpy(name: str) -> tuple[tuple[str, str], ...]:
    """The program of a derivation that is the value of a loss."""
    from derive.code import NoCode, written
    from proofs.losses.table import LOSSES

    loss = next((loss.name for loss in LOSSES if loss.value == name), None)
    if loss is not None:
        with suppress(NoCode):
            return (("NumPy", written(loss).text),)
    return ()
