"""Records that were made before, remembered by the content that they were made from.

Main statement: `Memory`.
"""

from __future__ import annotations

from contextlib import suppress

from derive.cache import remember, remembered
from derive.catalogue import index
from derive.publish.site.record import Record
from derive.store import Store

_FILE = "pages"
_LIMIT = 2_000  # records kept: the catalogue in three languages, and some more


class Memory:
    """What is remembered of derivations of the catalogue; `save` writes what is new."""

    def __init__(self) -> None:
        self._listed = index()
        self._store = Store(self._listed.values())
        self._known = remembered(_FILE)
        self._new: dict[str, object] = {}

    def record(self, name: str) -> Record | None:
        """The record of a derivation, if its content is what it was."""
        if name in self._listed:
            with suppress(KeyError, TypeError, ValueError):
                return Record.from_data(self._known[self._key(name)])
        return None

    def remember(self, record: Record) -> None:
        if record.name in self._listed:
            self._new[self._key(record.name)] = record.as_data()

    def save(self) -> None:
        if self._new:
            kept = [(key, data) for key, data in self._known.items() if key not in self._new]
            remember(_FILE, dict([*kept, *self._new.items()][-_LIMIT:]))

    def _key(self, name: str) -> str:
        return self._store.key(self._listed[name])
