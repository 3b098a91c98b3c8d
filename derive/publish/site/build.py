"""Builds the site: records of the derivations, pages made of them, formulas set, files written.

What a derivation's page says is remembered by the content it was checked from, a formula by its TeX, and a page is
written again only when what it is made of has changed.

Main statements: `Site`, `write_site`, `pages_of`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from derive.publish import page
from derive.publish.site import typeset
from derive.publish.site.derivation_page import derivation_page
from derive.publish.site.lists import (
    address,
    front_page,
    loss_anchor,
    losses_page,
    map_page,
    subject_page,
    textbooks_page,
)
from derive.publish.site.memory import Memory
from derive.publish.site.record import Record, recorder
from derive.publish.site.rules_page import rules_page
from derive.publish.site.search import search_index
from derive.publish.site.sources import source_page, sources_page
from derive.publish.site.typeset import Typesetter
from derive.publish.site.writing import Folder

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry

_ASSETS = Path(__file__).parent / "assets"
_NOT_SHIPPED = {"katex.min.js"}  # it runs while the site is built, and no page needs it


class Site:
    """The site of some derivations, while these are verified: `record` is what each process does with those it proves.

    Raises NoKatex where formulas cannot be set: better before everything is proved than after.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._typesetter = Typesetter()
        self._memory = Memory()
        self._known = {entry.name: self._memory.record(entry.name) for entry in entries}
        self._made = recorder(entries)

    def needs_theorem(self, entry: Entry) -> bool:
        """Has a record of the entry to be made, from its theorem?"""
        return self._known[entry.name] is None

    def record(self, entry: Entry) -> Record | None:
        """The record of an entry that has been proved; None where it is remembered."""
        return self._made(entry) if self._known[entry.name] is None else None

    def write(self, records: Sequence[Record | None], root: Path) -> int:
        """Write the pages, given what `record` gave for each entry; the number of files that were written anew."""
        for name, record in zip(self._known, records, strict=True):
            if record is not None:
                self._known[name] = record
                self._memory.remember(record)
        self._memory.save()
        return write_site([record for record in self._known.values() if record is not None], root, self._typesetter)


def write_site(records: Sequence[Record], root: Path, typesetter: Typesetter) -> int:
    """Pages for these records; the number of files that were written anew."""
    records = page.reading_order(records)
    pages = pages_of(records)
    assets = {str(path.relative_to(_ASSETS).as_posix()): path for path in sorted(_ASSETS.rglob("*")) if path.is_file()}
    assets = {f"assets/{name}": path for name, path in assets.items() if path.name not in _NOT_SHIPPED}
    folder = Folder(root, [*pages, *assets])
    for name, path in assets.items():
        folder.write(name, path.read_bytes())
    digests = {name: _digest(content) for name, content in pages.items()}
    stale = [name for name, content in pages.items() if not folder.is_current(name, digests[name])]
    typesetter.prepare(pages[name] for name in stale)
    for name in stale:
        folder.write(name, typesetter.filled(pages[name]), digests[name])
    folder.finish()
    typesetter.save()
    return folder.written


def pages_of(records: Sequence[Record]) -> dict[str, str]:
    """All pages by their addresses, their formulas still TeX, and the script that the search looks in."""
    from proofs.claims import CLAIMS, DOCUMENTS
    from proofs.losses.table import LOSSES

    by_name = {r.name: r for r in records}
    subjects: dict[str, list[str]] = {}
    used_by: dict[str, list[str]] = {}
    for r in records:
        subjects.setdefault(r.subject, []).append(r.name)
        for name in r.cites:
            used_by.setdefault(name, []).append(r.name)
    anchors = {loss.name: loss_anchor(loss.name) for loss in LOSSES if loss.value in by_name}
    pages: dict[str, str] = {
        "index.html": front_page(by_name, subjects),
        "sources.html": sources_page(DOCUMENTS, CLAIMS),
        "textbooks.html": textbooks_page(by_name),
        "losses.html": losses_page(LOSSES, by_name),
        "rules.html": rules_page(),
        "map.html": map_page(by_name, subjects),
        "assets/search.js": search_index(by_name, LOSSES, CLAIMS),
    }
    numbers = {claim.id for claim in CLAIMS}
    for document in DOCUMENTS:
        own = [claim for claim in CLAIMS if claim.id.startswith(document.letter)]
        pages[f"source-{document.letter.lower()}.html"] = source_page(document, own, numbers, by_name)
    for subject, names in subjects.items():
        pages[f"subject-{subject or 'other'}.html"] = subject_page(subject, names, by_name)
        for before, name, after in zip([None, *names], names, [*names[1:], None], strict=False):
            pages[address(name)] = derivation_page(by_name[name], by_name, used_by, (before, after), anchors)
    return pages


def _digest(content: str) -> str:
    return hashlib.sha256(f"{typeset.version()}\0{content}".encode()).hexdigest()
