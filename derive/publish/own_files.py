"""Which files in a reader's folder are Derive's: those that it wrote, and that nobody has changed since.

The list .derive.json lies beside them: their names, each with a digest of what was written. A file of somebody else's,
or one of ours that was edited, is not overwritten, unless the reader says so.

Main statements: `OwnFiles`, `NotOurs`; `LIST`, `digest`, `read_list`, `save_list` (the site's folder has a list too).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from derive.publish.files import clear, write
from derive.translation import _

LIST = ".derive.json"
_UNFINISHED = ""  # stands for the digest of a file while it is being written


class NotOurs(Exception):
    """Something would take the place of a file that Derive has not written; the message says what to do."""


class OwnFiles:
    """The files of a folder that are Derive's, while some are written anew; `force` takes what there is for ours."""

    def __init__(self, folder: Path, force: bool = False) -> None:
        self._folder = folder
        self._force = force
        self._known = read_list(folder / LIST)

    def check(self, names: Iterable[str]) -> None:
        """Raises NotOurs where a file of these names is not ours."""
        foreign = [] if self._force else [name for name in names if not self._is_ours(name)]
        if not foreign:
            return
        told = _(
            "{file} is there already, and Derive has not written it, or it was changed since: move it away, choose "
            "another folder, or say --force."
        )
        if len(foreign) > 1:
            told = _(
                "{file} and {count} more are there already, and Derive has not written them, or they were changed "
                "since: move them away, choose another folder, or say --force."
            )
        raise NotOurs(told.format(file=self._folder / foreign[0], count=len(foreign) - 1))

    def claim(self, names: Iterable[str]) -> None:
        """`check` them, and note that they are ours, before they are written: so that what an interrupted run has left
        is known. What the files hold, `finish` notes."""
        names = list(names)
        self.check(names)
        self._known |= dict.fromkeys(names, _UNFINISHED)
        self._folder.mkdir(parents=True, exist_ok=True)
        save_list(self._folder / LIST, self._known)
        clear(self._folder, [LIST, *names])

    def finish(self) -> None:
        """All that was claimed is written."""
        for name, known in self._known.items():
            if known == _UNFINISHED:
                with suppress(OSError):
                    self._known[name] = digest((self._folder / name).read_bytes())
        save_list(self._folder / LIST, self._known)

    def _is_ours(self, name: str) -> bool:
        path = self._folder / name
        if not path.exists() or self._known.get(name) == _UNFINISHED:
            return True
        return name in self._known and path.is_file() and digest(path.read_bytes()) == self._known[name]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def save_list(path: Path, names: Mapping[str, str]) -> None:
    """Put the list there, where it is not as it was."""
    if names != read_list(path):
        write(path, json.dumps(dict(sorted(names.items())), indent=0, ensure_ascii=False))


def read_list(path: Path) -> dict[str, str]:
    """What was written before, but only names of files within the folder."""
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            inside = {name: PurePosixPath(name) for name in found}
            return {
                name: str(found[name])
                for name, place in inside.items()
                if not place.is_absolute() and ".." not in place.parts and "\\" not in name and ":" not in name
            }
    return {}
