"""The verdicts of derivations of the catalogue: remembered where nothing has changed, found anew otherwise.

Main statement: `verdicts`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.catalogue import find, index
from derive.store import Remembered, Store


def verdicts(names: Sequence[str]) -> dict[str, Remembered | None]:
    """For each derivation its verdict; None after it has been told why there is none."""
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
