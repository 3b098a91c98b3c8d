"""Files that appear whole or not at all.

Main statements: `write`; `clear`, which takes away what a run that was killed has left.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write(path: Path, content: str | bytes) -> Path:
    """Puts a file there whole: an interrupted build leaves what was there before."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path


def clear(folder: Path, names: Iterable[str]) -> None:
    """Take away what stands beside the places of these files, relative to the folder, from runs that are no more."""
    paths = {folder / name for name in names}
    for parent in sorted({path.parent for path in paths}):
        for found in parent.glob(".*") if parent.is_dir() else ():
            beside = re.fullmatch(r"\.(.+)\.(\d+)", found.name)
            if beside and parent / beside[1] in paths and not _is_running(int(beside[2])):
                with suppress(OSError):
                    found.unlink()


def _is_running(process: int) -> bool:
    """Is there such a process? Where that cannot be asked, there may be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is somebody else's
        return True
    return True
