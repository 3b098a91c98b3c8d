"""Where what can be computed again is remembered: in the user's cache folder.

DERIVE_CACHE names another file for the verdicts, the others stand beside it; DERIVE_CACHE=off does without.

Main statements: `cache_file`, `remembered`, `remember`, `remember_more`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any


def cache_file(name: str) -> Path | None:
    """The file of what is remembered under that name, "verdicts" or "index"; None where nothing is."""
    chosen = os.environ.get("DERIVE_CACHE", "")
    if chosen == "off":
        return None
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "derive" / "verdicts.json"
    verdicts = Path(chosen) if chosen else default
    return verdicts if name == "verdicts" else verdicts.with_name(f"{verdicts.stem}-{name}.json")


def remembered(name: str) -> dict[str, Any]:
    """What was remembered under that name; nothing where it cannot be read."""
    file = cache_file(name)
    if file is not None:
        with suppress(OSError, ValueError):
            found = json.loads(file.read_text(encoding="utf-8"))
            if isinstance(found, dict):
                return found
    return {}


def remember(name: str, what: dict[str, Any]) -> None:
    """Write it, all at once, so that two processes never mix theirs; where that cannot be done, do without."""
    file = cache_file(name)
    if file is None:
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(what, ensure_ascii=False), encoding="utf-8")
        fresh.replace(file)


def remember_more(name: str, fresh: dict[str, Any], limit: int) -> None:
    """Beside what is remembered, which other processes may add to meanwhile; of more than `limit` the oldest go."""
    with _alone(name):
        kept = {key: value for key, value in remembered(name).items() if key not in fresh}
        remember(name, dict([*kept.items(), *fresh.items()][-limit:]))


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time, where the system has locks."""
    file = cache_file(name)
    with ExitStack() as held:
        if file is not None and os.name == "posix":
            import fcntl

            with suppress(OSError):
                file.parent.mkdir(parents=True, exist_ok=True)
                fcntl.flock(held.enter_context(file.with_suffix(".lock").open("w")), fcntl.LOCK_EX)
        yield
