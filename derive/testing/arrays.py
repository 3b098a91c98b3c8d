"""Arrays of NumPy, PyTorch and JAX behind one face: made, read back, differentiated.

Which library a function wants is seen in what it is made of and what it speaks of: its module, globals and closure.
torch and jax are imported only when the function, or the caller, has named them: then they are there already.

Main statements: `Library`, `library_of`, `library`.
"""

from __future__ import annotations

import functools
import importlib
import sys
import types
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from derive.testing.floats import FORMATS, Array, Format


class Library:
    """NumPy; the others differ where they must."""

    name = "numpy"
    denormals = True
    lean = False  # is every new shape costly?

    def formats(self) -> list[Format]:
        return [FORMATS[n] for n in ("float64", "float32", "float16")]

    def array(self, values: Array, to: Format | None, contiguous: bool = True) -> Any:
        """The array of the library; without a format, of integers."""
        made = values.astype(np.int64 if to is None else to.name)
        if contiguous:
            return made
        wide = np.empty((*made.shape, 2), made.dtype)
        wide[..., 0] = made
        return wide[..., 0]

    def read(self, result: Any) -> Array:
        """The numbers of a result, exactly."""
        return np.asarray(result, dtype=np.float64)

    def format_of(self, result: Any) -> str:
        """The name of the result's format; "" where it has none."""
        return str(getattr(result, "dtype", ""))

    def value_and_gradients(
        self, function: Callable[..., Any], arguments: Sequence[Any], which: Sequence[int]
    ) -> tuple[Any, list[Any]]:
        raise TypeError(
            "NumPy does not differentiate. Give the gradient as a function: gradient=my_gradient; or gradient=None to "
            "test the value alone."
        )

    def prepared(self, function: Callable[..., Any]) -> Callable[..., Any]:
        return function


class Torch(Library):
    name = "torch"

    def __init__(self) -> None:
        self.torch: Any = importlib.import_module("torch")

    def formats(self) -> list[Format]:
        return list(FORMATS.values())

    def array(self, values: Array, to: Format | None, contiguous: bool = True) -> Any:
        torch = self.torch
        made = torch.tensor(np.ascontiguousarray(values)).to(getattr(torch, "int64" if to is None else to.name))
        if contiguous:
            return made
        wide = torch.empty((*made.shape, 2), dtype=made.dtype)
        wide[..., 0] = made
        return wide[..., 0]

    def read(self, result: Any) -> Array:
        if isinstance(result, self.torch.Tensor):
            result = result.detach().to(self.torch.float64).cpu().numpy()
        return np.asarray(result, dtype=np.float64)

    def format_of(self, result: Any) -> str:
        return str(getattr(result, "dtype", "")).removeprefix("torch.")

    def value_and_gradients(
        self, function: Callable[..., Any], arguments: Sequence[Any], which: Sequence[int]
    ) -> tuple[Any, list[Any]]:
        leaves = list(arguments)
        for k in which:
            leaves[k] = arguments[k].detach().requires_grad_(True)
        value = function(*leaves)
        wanted = [leaves[k] for k in which]
        found = self.torch.autograd.grad(value.sum(), wanted, allow_unused=True)
        zeros = self.torch.zeros_like
        return value.detach(), [zeros(leaf) if g is None else g for g, leaf in zip(found, wanted, strict=True)]


class Jax(Library):
    name = "jax"
    denormals = False  # XLA counts them as 0
    lean = True  # each is compiled

    def __init__(self) -> None:
        self.jax: Any = importlib.import_module("jax")
        self.jnp: Any = importlib.import_module("jax.numpy")
        self._compiled: dict[tuple[int, tuple[int, ...]], tuple[object, Callable[..., Any]]] = {}

    def formats(self) -> list[Format]:
        names = ("float64", "float32") if self.jax.config.jax_enable_x64 else ("float32",)
        return [FORMATS[n] for n in (*names, "float16", "bfloat16")]

    def array(self, values: Array, to: Format | None, contiguous: bool = True) -> Any:
        if to is None:
            return self.jnp.asarray(values.astype(np.int32))
        wide = np.asarray(values, dtype=np.float64 if to.name == "float64" else np.float32)
        return self.jnp.asarray(wide).astype(to.name)

    def read(self, result: Any) -> Array:
        if hasattr(result, "astype") and self.format_of(result) == "bfloat16":
            result = result.astype("float32")
        return np.asarray(result, dtype=np.float64)

    def value_and_gradients(
        self, function: Callable[..., Any], arguments: Sequence[Any], which: Sequence[int]
    ) -> tuple[Any, list[Any]]:
        both = self._kept(function, tuple(which), self._value_and_gradients)
        value, gradients = both(*arguments)
        return value, list(gradients)

    def _value_and_gradients(self, function: Callable[..., Any], which: tuple[int, ...]) -> Callable[..., Any]:
        def total(*arguments: Any) -> tuple[Any, Any]:
            value = function(*arguments)
            return self.jnp.sum(value), value

        differentiated = self.jax.value_and_grad(total, argnums=which, has_aux=True)

        def both(*arguments: Any) -> tuple[Any, Any]:
            (_, value), gradients = differentiated(*arguments)
            return value, gradients

        return self._compiling(both)

    def prepared(self, function: Callable[..., Any]) -> Callable[..., Any]:
        return self._kept(function, (), lambda f, _: self._compiling(f))

    def _kept(
        self, function: Callable[..., Any], which: tuple[int, ...], make: Callable[..., Callable[..., Any]]
    ) -> Callable[..., Any]:
        key = (id(function), which)
        if key not in self._compiled:
            self._compiled[key] = (
                function,
                make(function, which),
            )  # the function is kept, so that its id stays its own
        return self._compiled[key][1]

    def _compiling(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function compiled, which a hundred calls of the same shape want; as it is where that cannot be."""
        compiled, works = self.jax.jit(function), [True]

        def call(*arguments: Any) -> Any:
            if works[0]:
                try:
                    return compiled(*arguments)
                except self.jax.errors.JAXTypeError:  # it looks at values: it is no function to compile
                    works[0] = False
            return function(*arguments)

        return call


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


def quietly(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """The function called without NumPy's warnings: at the edges they are no news."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(*arguments, **named)
