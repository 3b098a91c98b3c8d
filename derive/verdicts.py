"""The verdicts of derivations, and the derivations: remembered where nothing has changed, found anew otherwise.

Main statements: `verdicts`, `held`; `contents`.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from derive.cache import remember, remembered
from derive.catalogue import Listed, find, index
from derive.store import Remembered, Store

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry
    from derive.verification import Verified

_FILE = "derivations"
_LIMIT = 2_000  # derivations kept


def verdicts(names: Sequence[str]) -> dict[str, Remembered | None]:
    """For each derivation of the catalogue its verdict; None after it has been told why there is none."""
    listed = index()
    store = Store(listed.values())
    known = {name: store.verdict(listed[name]) for name in names}
    fresh = [name for name, verdict in known.items() if verdict is None]
    if fresh:
        from derive.verification import verified  # with all that checks: slow to import

        for name, found in zip(fresh, verified([find(name) for name in fresh]), strict=True):
            if found is not None:
                verdict = known[name] = Remembered(found.derivation.verdict, found.line)
                store.remember(listed[name], verdict)
        store.save()
    return known


def held(
    entries: Sequence[Entry],
    make: Callable[[Entry], Any] | None = None,
    needs_theorem: Callable[[Entry], bool] = lambda entry: False,
) -> list[Verified | None]:
    """Like `verified`, but what the catalogue has proved before and is as it was is remembered.

    It is proved again where `needs_theorem`, and only then `make` is done.
    """
    from derive.verification import verified

    listed = index()
    store = Store(listed.values())
    kept = remembered(_FILE)
    own = {entry: listed[entry.name] for entry in entries if _is_listed(entry, listed.get(entry.name))}
    known = {entry: _read(kept, store, where) for entry, where in own.items() if not needs_theorem(entry)}
    fresh = [entry for entry in entries if known.get(entry) is None]
    found = dict(zip(fresh, verified(fresh, make), strict=True))
    new: dict[str, Any] = {}
    for entry, answer in found.items():
        if answer is not None and entry in own:
            store.remember(own[entry], Remembered(answer.derivation.verdict, answer.line))
            new |= _written(store.key(own[entry]), answer)
    store.save()
    if new:
        remember(_FILE, dict([*((k, v) for k, v in kept.items() if k not in new), *new.items()][-_LIMIT:]))
    return [found[entry] if entry in found else known[entry] for entry in entries]


def contents(entries: Sequence[Entry]) -> dict[str, str]:
    """For entries of the catalogue, by name, what changes with all that they are made of. A name that two of the
    entries have stands for neither."""
    listed = index()
    store = Store(listed.values())
    own = {entry.name: listed[entry.name] for entry in entries if _is_listed(entry, listed.get(entry.name))}
    names = [entry.name for entry in entries]
    return {name: store.key(where) for name, where in own.items() if names.count(name) == 1}


def _is_listed(entry: Entry, listed: Listed | None) -> bool:
    return listed is not None and Path(entry.path).resolve() == Path(listed.path).resolve()


def _read(kept: dict[str, Any], store: Store, listed: Listed) -> Verified | None:
    from derive.authoring.stored import NoDerivation, from_bytes
    from derive.verification import Verified

    verdict = store.verdict(listed)
    data = kept.get(store.key(listed))
    if verdict is None or not isinstance(data, str):
        return None
    try:
        found = from_bytes(zlib.decompress(base64.b85decode(data)))
    except (NoDerivation, ValueError, zlib.error):
        return None
    return Verified(replace(found, path=listed.path), verdict.line)  # the same content may have stood elsewhere


def _written(key: str, found: Verified) -> dict[str, str]:
    from derive.authoring.stored import as_bytes

    try:
        return {key: base64.b85encode(zlib.compress(as_bytes(found.derivation))).decode()}
    except RecursionError:  # nested too deeply to be written: it is proved again next time
        return {}
