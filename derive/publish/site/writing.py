"""Files written to a folder: each all at once, and none but our own ever taken away.

A list of what was written lies beside the pages. The next build leaves a file alone that is as it would be written, and
takes those of the list away that are pages no more. What else lies in the folder is nobody's business.

Main statement: `Folder`.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from derive.publish.files import clear, write
from derive.publish.own_files import NotOurs, digest, read_list, save_list
from derive.translation import _

LIST = "site.json"


class Folder:
    """The folder of a site while it is built; `finish` takes away what is no page any more, and writes the list.

    The list names all files before the first is written, so that an interrupted build leaves none that the next one
    would take for somebody else's.
    """

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._root = root
        self._before = read_list(root / LIST)
        self._now: dict[str, str] = {}
        self.written = 0
        paths = list(paths)
        foreign = next((path for path in paths if path not in self._before and (root / path).exists()), None)
        if foreign is not None:
            told = _("{file} is there already and was not written by Derive: move it away, or choose another folder.")
            raise NotOurs(told.format(file=root / foreign))
        self._root.mkdir(parents=True, exist_ok=True)
        save_list(root / LIST, dict.fromkeys(paths, "") | self._before)
        clear(root, [LIST, *paths])

    def is_current(self, path: str, made_of: str) -> bool:
        """Was the file written before from the same? Then it is kept as it is."""
        if self._before.get(path) != made_of or not (self._root / path).is_file():
            return False
        self._now[path] = made_of
        return True

    def write(self, path: str, content: str | bytes, made_of: str = "") -> None:
        """Write a file. `made_of` is a digest of what it was made of, where that is not the content."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        made_of = made_of or digest(data)
        if not self.is_current(path, made_of):
            _put(self._root / path, data)
            self._now[path] = made_of
            self.written += 1

    def finish(self) -> None:
        gone = [path for path in self._before if path not in self._now]
        for path in gone:
            with suppress(OSError):
                (self._root / path).unlink()
        for folder in sorted({parent for path in gone for parent in PurePosixPath(path).parents}, reverse=True):
            if folder != PurePosixPath("."):
                with suppress(OSError):  # it holds other things
                    (self._root / folder).rmdir()
        save_list(self._root / LIST, self._now)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, data)
