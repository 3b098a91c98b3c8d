"""Finds and names the derivations: the project's own, those of packages with an entry point, and files of the user.

The index is read off the source text (name, title, kind, claims), so that listing imports no derivation; an entry is
imported only when it is asked for. A package adds its catalogue through the entry point group "derive.catalogues",
whose value names a package that is laid out like `proofs`: one file per theorem, named as its function.

Main statements: `index`, `aliases`, `find`, `load_file`, `imported_modules`, `NotInCatalogue`.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from derive.cache import remember, remembered
from derive.translation import _

if TYPE_CHECKING:
    from derive.authoring.theorem import Entry

GROUP = "derive.catalogues"

ALIASES = {
    "gibbs": "gibbs_inequality",
    "information_inequality": "gibbs_inequality",
    "bce": "binary_cross_entropy_from_two_classes",
}


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """Other names of derivations; a loss, by its name or that in a library, stands for the derivation of its value."""
    from proofs.losses.table import NAMES

    return ALIASES | {name: loss.value for name, loss in NAMES.items()}


class NotInCatalogue(LookupError):
    """A name that no derivation has; the message offers the nearest ones."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the index knows of a derivation without importing it."""

    name: str
    title: str
    kind: str
    claims: tuple[str, ...]
    module: str
    path: str
    doc: str
    imports: tuple[str, ...]  # the modules that its file imports


@lru_cache(maxsize=1)
def index() -> dict[str, Listed]:
    """All derivations of the installed catalogues, by name."""
    found: dict[str, Listed] = {}
    before = remembered("index")
    now: dict[str, list[Any]] = {}
    for package in _packages():
        for path, module in _files(package):
            for listed in _read_once(path, module, before, now):
                if listed.name in found:
                    raise ValueError(
                        f"Two derivations are called {listed.name}: {found[listed.name].path}, {listed.path}."
                    )
                found[listed.name] = listed
    if now != before:
        remember("index", now)
    return dict(sorted(found.items()))


def _packages() -> Iterator[str]:
    yield "proofs"
    if any(map(_may_add_catalogues, sys.path)):
        from importlib.metadata import entry_points  # slow to import, and seldom wanted

        for point in entry_points(group=GROUP):
            yield point.value


def _may_add_catalogues(place: str) -> bool:
    """Does something installed in a folder of sys.path name our group? In what is no folder, something may."""
    folder = Path(place)
    if not folder.is_dir():
        return folder.exists()
    points = (path / "entry_points.txt" for path in folder.iterdir() if path.name.lower().endswith("-info"))
    return any(GROUP in path.read_text(encoding="utf-8") for path in points if path.is_file())


def _files(package: str) -> Iterator[tuple[Path, str]]:
    """The files of a package of derivations, with the names of their modules."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise NotInCatalogue(f"The catalogue package {package!r} is not installed.")
    root = Path(next(iter(spec.submodule_search_locations)))
    for path in sorted(root.rglob("*.py")):
        if path.name.startswith("_"):
            continue
        parts = path.relative_to(root).with_suffix("").parts
        yield path, ".".join((package, *parts))


def _read_once(path: Path, module: str, before: dict[str, Any], now: dict[str, list[Any]]) -> list[Listed]:
    """The derivations in a file, from what was read off it before if it is as it was. `now` is what to remember."""
    state = path.stat()
    stamp = [module, state.st_mtime_ns, state.st_size, Path(__file__).stat().st_mtime_ns]
    known = before.get(str(path))
    if not isinstance(known, list) or known[:4] != stamp:
        read = [[getattr(listed, f) for f in Listed.__slots__] for listed in read_index(path, module)]
        known = [*stamp, json.loads(json.dumps(read))]
    now[str(path)] = known
    return [Listed(*map(_frozen, fields)) for fields in known[4]]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def read_index(path: Path, module: str) -> Iterator[Listed]:
    """The derivations in a file, from its source text."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    imports = tuple(sorted(imported_modules(tree.body, module)))
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "theorem":
                title = _literal(mark.args[0]) if mark.args else node.name
                options = {k.arg: _literal(k.value) for k in mark.keywords}
                kind = str(options.get("kind") or "theorem")
                claims = tuple(options.get("claims") or ())
                doc = " ".join((ast.get_docstring(node) or "").split())
                yield Listed(node.name, str(title), kind, claims, module, str(path), doc, imports)


def imported_modules(statements: Iterable[ast.stmt], importer: str) -> set[str]:
    """The modules that statements may import, wherever in them: `from a import b` may mean a and a.b."""
    found: set[str] = set()
    for node in statements:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(importer.split(".")[: -node.level]) if node.level else ""
            base = ".".join(filter(None, (package, node.module)))
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
        for field in ("body", "orelse", "finalbody"):
            found |= imported_modules(getattr(node, field, ()), importer)
        for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            found |= imported_modules(part.body, importer)
    return found


def _literal(node: ast.expr) -> Any:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
        node = node.args[0]
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def find(name: str) -> Entry:
    """The entry of that name (or alias). Raises NotInCatalogue with the nearest names."""
    listed = index().get(name) or index().get(aliases().get(name, name))
    if listed is None:
        folded = {known.lower(): known for known in (*aliases(), *index())}
        near = [folded[match] for match in get_close_matches(name.lower().replace(" ", "_"), folded, n=3)]
        advice = f" Did you mean {_(' or ').join(near)}?" if near else " `derive list` shows all names."
        raise NotInCatalogue(f"No derivation is called {name!r}.{advice}")
    entry: Entry = getattr(importlib.import_module(listed.module), listed.name)
    return entry


def load_file(path: Path) -> list[Entry]:
    """The entries written in a file of the user's. The file is run as Python, like any test of theirs."""
    from derive.authoring.theorem import Entry

    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise NotInCatalogue(f"{path} is not a Python file.")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent.resolve()))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    entries = [v for v in vars(module).values() if isinstance(v, Entry) and Path(v.path).resolve() == path.resolve()]
    if not entries:
        raise NotInCatalogue(f"{path} holds no derivation: a function marked with @theorem(…) is wanted.")
    written, found = [listed.name for listed in read_index(path, path.stem)], [entry.name for entry in entries]
    passed_over = [name for k, name in enumerate(written) if name not in found or name in written[:k]]
    if passed_over:
        raise NotInCatalogue(
            f"{path}: {passed_over[0]} would be passed over. Give each derivation a name of its own, and put nothing "
            f"else around what @theorem(…) marks."
        )
    return entries
