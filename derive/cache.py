"""Where what can be computed again is remembered: in the user's cache folder.

DERIVE_CACHE names another file for the verdicts, the others stand beside it; DERIVE_CACHE=off does without.

Main statements: `cache_file`, `remembered`, `remember`.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
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
