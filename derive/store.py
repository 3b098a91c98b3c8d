"""Remembers verdicts by content, so that an unchanged catalogue is not checked again.

A verdict's key is made of everything it rests on: the text of the derivation's file and of all files of the catalogue
it imports, the text of the kernel, the terms, the vocabulary and the authoring layer, and the version of
python-flint. What is stored is a verdict and a line to print; a theorem is never stored.

The file lies in the user's cache folder; DERIVE_CACHE names another, and DERIVE_CACHE=off does without.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from derive.catalogue import Listed

_RESTS_ON = ("terms", "vocabulary", "kernel", "authoring", "propose", "witness", "notation")
_LIMIT = 5_000  # verdicts kept


def _file() -> Path | None:
    chosen = os.environ.get("DERIVE_CACHE", "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "derive" / "verdicts.json"


@lru_cache(maxsize=1)
def _machinery() -> str:
    """A digest of all that checks, whatever is checked."""
    root = Path(__file__).parent
    digest = hashlib.sha256(version("python-flint").encode())
    for folder in _RESTS_ON:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".json"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


class Store:
    """The remembered verdicts; `save` writes what is new."""

    def __init__(self, known: Iterable[Listed]) -> None:
        self._modules = {listed.module: Path(listed.path) for listed in known}
        self._texts: dict[str, tuple[str, frozenset[str]]] = {}
        self._lines: dict[str, str] = {}
        self._new: dict[str, str] = {}
        path = _file()
        if path is not None:
            with suppress(OSError, ValueError):
                self._lines = json.loads(path.read_text(encoding="utf-8"))

    def key(self, listed: Listed) -> str:
        """The key of a derivation's verdict."""
        digest = hashlib.sha256(_machinery().encode())
        for module in sorted(self._closure(listed.module)):
            digest.update(module.encode() + b"\0" + self._read(module)[0].encode() + b"\0")
        return f"{listed.name} {digest.hexdigest()}"

    def line(self, listed: Listed) -> str | None:
        """What was printed when this very content was checked, if it was."""
        return self._lines.get(self.key(listed))

    def remember(self, listed: Listed, line: str) -> None:
        self._new[self.key(listed)] = line

    def save(self) -> None:
        path = _file()
        if path is None or not self._new:
            return
        lines = dict(list((self._lines | self._new).items())[-_LIMIT:])
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
            fresh.replace(path)

    def _closure(self, module: str) -> set[str]:
        found: set[str] = set()
        todo = [module]
        while todo:
            here = todo.pop()
            if here in found:
                continue
            found.add(here)
            todo += [m for m in self._read(here)[1] if m in self._modules]
        return found

    def _read(self, module: str) -> tuple[str, frozenset[str]]:
        """The text of a module and the modules it imports."""
        known = self._texts.get(module)
        if known is None:
            source = self._modules[module].read_text(encoding="utf-8")
            imported = {
                node.module
                for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.ImportFrom) and node.module is not None
            }
            known = self._texts[module] = (source, frozenset(imported))
        return known
