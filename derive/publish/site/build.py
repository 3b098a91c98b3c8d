"""Writes the site: pages made of records, their formulas set, files written.

A formula is remembered by its TeX, and a page is written again only when what it is made of has changed.

Main statements: `write_site`, `pages_of`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from derive.publish import reading
from derive.publish.pictures.drawing import Picture
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
from derive.publish.site.pictures_page import PAGE, pictures_page
from derive.publish.site.record import Record
from derive.publish.site.rules_page import rules_page
from derive.publish.site.search import search_index
from derive.publish.site.sources import source_page, sources_page
from derive.publish.site.typeset import ASSETS, Typesetter
from derive.publish.site.writing import Folder

Pictures = Mapping[str, Sequence[Picture]]  # of derivations, by name
NO_PICTURES: Pictures = {}
_NOT_SHIPPED = {"katex.min.js", "writer.js"}  # they run while the site is built, and no page needs them


def write_site(records: Sequence[Record], root: Path, typesetter: Typesetter, pictures: Pictures = NO_PICTURES) -> int:
    """Pages for these records; the number of files that were written anew."""
    records = reading.reading_order(records)
    pages = pages_of(records, pictures)
    assets = {str(path.relative_to(ASSETS).as_posix()): path for path in sorted(ASSETS.rglob("*")) if path.is_file()}
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


def pages_of(records: Sequence[Record], pictures: Pictures = NO_PICTURES) -> dict[str, str]:
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
        PAGE: pictures_page(pictures, by_name),
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
            shown = pictures.get(name, ())
            pages[address(name)] = derivation_page(by_name[name], by_name, used_by, (before, after), anchors, shown)
    return pages


def _digest(content: str) -> str:
    return hashlib.sha256(f"{typeset.version()}\0{content}".encode()).hexdigest()
