"""Documents that were written before: remembered by the content of the derivations they were made from, and by what
is known of their certificates.

A document that depends on more than derivations, such as the titles it links to, says so when it asks.

Main statement: `Documents`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from derive.cache import remember, remembered
from derive.certify.recorded import known_of
from derive.parallel import in_parallel
from derive.translation import language

_LIMIT = 3_000
_Item = TypeVar("_Item")


class Documents:
    """`keys` are those of the derivations' contents, by name; one without a key, as in a user's own file, is not
    remembered. `save` writes what is new."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._file = f"documents-{language()}"
        self._known: dict[str, str] | None = None
        self._new: dict[str, str] = {}

    def all(self, asked: Sequence[Asked[_Item]], make: Callable[[_Item], str]) -> list[str]:
        """The documents; those that are not remembered are made on all processors."""
        keys = [self._key(each.names, each.about) for each in asked]
        known = [self._look_up(key) for key in keys]
        fresh = [k for k, found in enumerate(known) if found is None]
        made = dict(zip(fresh, in_parallel(make, [asked[k].item for k in fresh]), strict=True))
        self._new |= {key: made[k] for k in fresh if (key := keys[k]) is not None}
        return [made[k] if found is None else found for k, found in enumerate(known)]

    def save(self) -> None:
        if self._new:
            kept = {key: text for key, text in (self._known or {}).items() if key not in self._new}
            remember(self._file, dict([*kept.items(), *self._new.items()][-_LIMIT:]))
            self._new = {}

    def _look_up(self, key: str | None) -> str | None:
        if key is None:
            return None
        if self._known is None:
            self._known = remembered(self._file)
        return self._new.get(key) or self._known.get(key)

    def _key(self, names: Sequence[str], about: Sequence[str]) -> str | None:
        if not all(name in self._keys for name in names):
            return None
        said = "\0".join([*about, *(f"{self._keys[name]} {known_of(name)}" for name in names)])
        return hashlib.sha256(said.encode()).hexdigest()


class Asked(Generic[_Item]):
    """A document: what it is made of (`item`), the derivations that it says something of, and what else it says."""

    __slots__ = ("about", "item", "names")

    def __init__(self, item: _Item, names: Sequence[str], *about: str) -> None:
        self.item = item
        self.names = names
        self.about = about
