"""JAX's arrays. A function runs as it was given, and compiled by jax.jit where a case asks for it.

A compilation takes longer than a hundred calls. So the arrays that a function is called with first are compiled for as
XLA does it by default, and all other shapes and formats without its optimisations of machine code, in a third of the
time: the function is the same, and so is what XLA makes of its formulas. (With effort="thorough" nothing is spared.)

Main statement: `Jax`.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from derive.testing.arrays import Library
from derive.testing.floats import FORMATS, Array, Format

_NO_OPTIMISATION = {"xla_backend_optimization_level": 0}
_OLD_EMITTERS = {"xla_cpu_use_fusion_emitters": False}


class Jax(Library):
    name = "jax"
    denormals = False  # XLA counts them as 0
    compiler = "jax.jit"

    def __init__(self) -> None:
        self.jax: Any = importlib.import_module("jax")
        self.jnp: Any = importlib.import_module("jax.numpy")
        self._made: dict[tuple[object, ...], tuple[object, Callable[..., Any]]] = {}
        self._first: dict[int, tuple[object, tuple[object, ...]]] = {}
        self._spares = True

    def prepare(self, effort: str) -> None:
        self._spares = effort != "thorough"

    def formats(self) -> list[Format]:
        names = ("float64", "float32") if self.jax.config.jax_enable_x64 else ("float32",)
        return [FORMATS[n] for n in (*names, "float16", "bfloat16")]

    def array(self, values: Array, to: Format | None, contiguous: bool = True) -> Any:
        """Put there as it is: a conversion by JAX, or its own copy, would be compiled for every shape."""
        return self.jax.device_put(values.astype(np.int32 if to is None else self.jnp.dtype(to.name)))

    def read(self, result: Any) -> Array:
        return np.asarray(result).astype(np.float64)

    def is_compiled(self, function: object) -> bool:
        return hasattr(function, "lower") and hasattr(function, "trace")

    def can_compile(self, function: Callable[..., Any], arguments: Sequence[Any]) -> bool:
        """Not where it looks at values: then it is no function to compile."""
        try:
            self.jax.eval_shape(function, *arguments)
        except (self.jax.errors.JAXTypeError, self.jax.errors.JAXIndexError):
            return False
        except Exception:  # it raises whatever it raises when it is called, too
            return True
        return True

    def outline(self, function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        """Without a compilation, unless the function looks at values."""
        try:
            return self.jax.eval_shape(function, *arguments)
        except (self.jax.errors.JAXTypeError, self.jax.errors.JAXIndexError):
            return self.value(function, arguments)

    def value(self, function: Callable[..., Any], arguments: Sequence[Any], compiled: bool = False) -> Any:
        by_its_author = self.is_compiled(function)
        quick = (compiled or by_its_author) and self._is_quick(function, arguments)
        if quick or (compiled and not by_its_author):
            made = self._kept(("value", id(function), quick), function, lambda: self._jit(function, quick))
            return made(*arguments)
        return function(*arguments)

    def value_and_gradients(
        self,
        function: Callable[..., Any],
        arguments: Sequence[Any],
        which: Sequence[int],
        compiled: bool = False,
        upstream: float = 1.0,
    ) -> tuple[Any, list[Any]]:
        compiled = compiled or self.is_compiled(function)
        quick = compiled and (self._is_quick(function, arguments) or (upstream != 1.0 and self._spares))
        plain = upstream == 1.0 and not quick  # a factor makes another program: what XLA optimises has none

        def make() -> Callable[..., Any]:
            made = self._differentiated(function, tuple(which), plain)
            return self._jit(made, quick) if compiled else made

        both = self._kept(("both", id(function), tuple(which), compiled, quick, plain), function, make)
        (_, value), gradients = both(*arguments) if plain else both(*arguments, upstream)
        return value, list(gradients)

    def _differentiated(self, function: Callable[..., Any], which: tuple[int, ...], plain: bool) -> Callable[..., Any]:
        """The value and the gradients of the sum; unless `plain`, of the sum times the last argument."""

        def total(*arguments: Any) -> tuple[Any, Any]:
            value = function(*arguments)
            return self.jnp.sum(value), value

        def times(*arguments: Any) -> tuple[Any, Any]:
            whole, value = total(*arguments[:-1])
            return arguments[-1] * whole, value

        return self.jax.value_and_grad(total if plain else times, argnums=which, has_aux=True)  # type: ignore[no-any-return]

    def _is_quick(self, function: object, arguments: Sequence[Any]) -> bool:
        """Is it to be compiled without optimisations: for other arrays than those it was called with first?"""
        shown = tuple((a.shape, str(a.dtype)) for a in arguments)
        return self._first.setdefault(id(function), (function, shown))[1] != shown and self._spares

    def _jit(self, function: Callable[..., Any], quick: bool) -> Any:
        return self.jax.jit(function, **self._unoptimised) if quick else self.jax.jit(function)

    @functools.cached_property
    def _unoptimised(self) -> dict[str, Any]:
        """Arguments of jax.jit: the first of the options that this version of XLA knows."""
        for options in ({**_NO_OPTIMISATION, **_OLD_EMITTERS}, _NO_OPTIMISATION):
            with contextlib.suppress(Exception):  # an unknown option is an error of XLA, an unknown argument one of JAX
                self.jax.jit(lambda x: x, compiler_options=options)(0.0)
                return {"compiler_options": options}
        return {}

    def _kept(self, key: tuple[object, ...], function: object, make: Callable[[], Callable[..., Any]]) -> Any:
        """Made once for a function; the function is kept, so that its id stays its own."""
        if key not in self._made:
            self._made[key] = (function, make())
        return self._made[key][1]
