"""Which library a function wants: seen in what it is made of and what it speaks of, its module, globals and closure.

torch and jax are imported only when the function, or the caller, has named them: then they are there already.

Main statements: `library_of`, `library`.
"""

from __future__ import annotations

import functools
import sys
import types

from derive.testing.arrays import Library
from derive.testing.jax_arrays import Jax
from derive.testing.torch_arrays import Torch

_LIBRARIES: dict[str, type[Library]] = {"numpy": Library, "torch": Torch, "jax": Jax}
_RELATED = {"torch": "torch", "torchvision": "torch", "jax": "jax", "jaxlib": "jax", "optax": "jax", "flax": "jax"}


@functools.cache
def library(name: str) -> Library:
    if name not in _LIBRARIES:
        raise ValueError(f"There are arrays of {', '.join(_LIBRARIES)}, not of {name!r}.")
    try:
        return _LIBRARIES[name]()
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(
            f"Arrays of {name} are asked for, and {missing.name} is not installed: pip install 'derive-proofs[{name}]'"
        ) from missing


def library_of(*functions: object) -> Library:
    """The library whose arrays the functions want, by what they are made of; NumPy where nothing else is seen."""
    for function in functions:
        found = _spoken_of(function, set(), 0)
        if found:
            return library(found)
    return library("numpy")


def _related(module: object) -> str:
    return _RELATED.get(str(module or "").partition(".")[0], "")


def _spoken_of(thing: object, seen: set[int], depth: int) -> str:
    if id(thing) in seen or depth > 4 or thing is None:
        return ""
    seen.add(id(thing))
    if isinstance(thing, types.ModuleType):
        return _related(thing.__name__)
    own = _related(getattr(thing, "__module__", "")) or next(
        filter(None, (_related(kind.__module__) for kind in type(thing).__mro__)), ""
    )
    if own:
        return own
    inner: list[object] = []
    if isinstance(thing, functools.partial):
        inner = [thing.func, *thing.args, *thing.keywords.values()]
    elif isinstance(thing, types.MethodType):
        inner = [thing.__func__]
    elif isinstance(thing, types.FunctionType):
        inner = [*_named(thing), *(c.cell_contents for c in thing.__closure__ or () if _filled(c))]
        inner.append(getattr(thing, "__wrapped__", None))
    elif callable(thing) and not isinstance(thing, type):
        inner = [type(thing).__call__, getattr(thing, "__wrapped__", None)]
    return next(filter(None, (_spoken_of(part, seen, depth + 1) for part in inner)), "")


def _named(function: types.FunctionType) -> list[object]:
    """What the names in the code of a function stand for, those of functions inside it included."""
    names: set[str] = set()
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        names.update(code.co_names)
        codes += [c for c in code.co_consts if isinstance(c, types.CodeType)]
    found = [function.__globals__[n] for n in sorted(names) if n in function.__globals__]
    roots = sorted({n.partition(".")[0] for n in names} & set(_RELATED))
    imported = [sys.modules[n] for n in roots if n in sys.modules]  # imported in the function
    return found + imported


def _filled(cell: types.CellType) -> bool:
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True
