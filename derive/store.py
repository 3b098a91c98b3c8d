"""Remembers verdicts by content, so that an unchanged catalogue is not checked again.

A verdict's key is made of everything it rests on: the text of the derivation's file and of all files of its package
that it imports, the text of Derive itself, and the versions of Python and python-flint. What is stored is a verdict
and a line to print, for each language; a theorem is never stored.

Main statements: `Remembered`, `Store`.
"""

from __future__ import annotations

import ast
import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from derive.cache import remember, remembered
from derive.catalogue import Listed, imported_modules
from derive.translation import _

_LIMIT = 5_000  # verdicts kept
_INSTALLED = frozenset({"site-packages", "dist-packages"})


def unwitnessed() -> str:
    """What the line of a derivation says that was held against no numbers."""
    return _("no numeric witness")


@lru_cache(maxsize=1)
def _machinery() -> str:
    """A digest of all that checks, whatever is checked."""
    digest = hashlib.sha256(sys.version.encode())
    flint = find_spec("flint")
    if flint is not None and flint.origin is not None:
        digest.update(Path(flint.origin).read_bytes())  # it states its version
    root = Path(__file__).parent
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.json"))):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


class Remembered(NamedTuple):
    """A verdict ("proved", "enclosed") and the line that tells it."""

    verdict: str
    line: str


class Store:
    """The remembered verdicts; `save` writes what is new."""

    def __init__(self, known: Iterable[Listed]) -> None:
        self._imports: dict[str, tuple[str, ...]] = {}
        self._paths: dict[str, Path | None] = {}
        self._roots: dict[str, tuple[Path, ...]] = {}  # the folders of each package; a namespace may have several
        for listed in known:
            path = Path(listed.path)
            self._imports[listed.module] = listed.imports
            self._paths[listed.module] = path
            package, *inside = listed.module.split(".")
            self._roots[package] = (path.parents[len(inside) - 1],)
        self._catalogues = frozenset(self._roots)
        self._digests: dict[str, bytes] = {}
        self._language = hashlib.sha256(_("proved").encode()).hexdigest()[:8]
        self._known = remembered("verdicts")
        self._new: dict[str, Remembered] = {}

    def key(self, listed: Listed) -> str:
        """The key of a derivation's verdict."""
        digest = hashlib.sha256(_machinery().encode())
        for module in sorted(self._closure(listed.module)):
            digest.update(module.encode() + b"\0" + self._digest(module))
        return f"{listed.name} {self._language} {digest.hexdigest()}"

    def verdict(self, listed: Listed) -> Remembered | None:
        """What was found when this very content was checked, if it was."""
        found = self._known.get(self.key(listed)) if self._known else None
        return Remembered(*found) if isinstance(found, list) and len(found) == 2 else None

    def remember(self, listed: Listed, found: Remembered) -> None:
        self._new[self.key(listed)] = found

    def save(self) -> None:
        if self._new:
            remember("verdicts", dict(list((self._known | self._new).items())[-_LIMIT:]))

    def _closure(self, module: str) -> set[str]:
        """The module and all that it imports, directly or not; what installed packages import of others is theirs."""
        found: set[str] = set()
        todo = [module]
        while todo:
            here = todo.pop()
            if here not in found and self._path(here) is not None:
                found.add(here)
                todo += (here.rpartition(".")[0], *self._imported_by(here))
        return found

    def _path(self, module: str) -> Path | None:
        """The file of a module; None for one of Derive, of Python, or not written in Python."""
        if module not in self._paths:
            package, *inside = module.split(".")
            places = [root.joinpath(*inside) for root in self._folders(package)]
            files = [p for place in places for p in (place.with_suffix(".py"), place / "__init__.py")]
            self._paths[module] = next((p for p in files if p.is_file()), None)
        return self._paths[module]

    def _folders(self, package: str) -> tuple[Path, ...]:
        """Where the modules of a package, or a module of its own, lie."""
        if package not in self._roots:
            spec = None
            if package != "derive" and package not in sys.stdlib_module_names:
                with suppress(ImportError, ValueError):
                    spec = find_spec(package)
            if spec is None:
                self._roots[package] = ()
            elif spec.submodule_search_locations:
                self._roots[package] = tuple(map(Path, spec.submodule_search_locations))
            else:
                self._roots[package] = (Path(spec.origin).with_suffix(""),) if spec.origin else ()
        return self._roots[package]

    def _imported_by(self, module: str) -> tuple[str, ...]:
        if module not in self._imports:
            path = self._path(module)
            assert path is not None
            package = module.split(".")[0]
            # `from .a import b` in a package's own file means a module of that package.
            importer = f"{module}.__init__" if path.stem == "__init__" else module
            found = imported_modules(ast.parse(path.read_bytes()).body, importer)
            if package not in self._catalogues and not _INSTALLED.isdisjoint(path.parts):
                found = {m for m in found if m.split(".")[0] == package}
            self._imports[module] = tuple(found)
        return self._imports[module]

    def _digest(self, module: str) -> bytes:
        if module not in self._digests:
            path = self._path(module)
            assert path is not None
            self._digests[module] = hashlib.sha256(path.read_bytes()).digest()
        return self._digests[module]
