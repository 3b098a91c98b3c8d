"""JAX's arrays. A function runs as it was given, and compiled by jax.jit where a case asks for it.

Main statement: `Jax`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from derive.testing.arrays import Library
from derive.testing.floats import FORMATS, Array, Format


class Jax(Library):
    name = "jax"
    denormals = False  # XLA counts them as 0
    compiler = "jax.jit"

    def __init__(self) -> None:
        self.jax: Any = importlib.import_module("jax")
        self.jnp: Any = importlib.import_module("jax.numpy")
        self._made: dict[tuple[object, ...], tuple[object, Callable[..., Any]]] = {}

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
        if not compiled:
            return function(*arguments)
        return self._kept(("value", id(function)), function, lambda: self.jax.jit(function))(*arguments)

    def value_and_gradients(
        self,
        function: Callable[..., Any],
        arguments: Sequence[Any],
        which: Sequence[int],
        compiled: bool = False,
        upstream: float = 1.0,
    ) -> tuple[Any, list[Any]]:
        compiled = compiled or self.is_compiled(function)

        def make() -> Callable[..., Any]:
            made = self._differentiated(function, tuple(which), upstream)
            return self.jax.jit(made) if compiled else made

        both = self._kept(("both", id(function), tuple(which), compiled, upstream), function, make)
        (_, value), gradients = both(*arguments)
        return value, list(gradients)

    def _differentiated(
        self, function: Callable[..., Any], which: tuple[int, ...], upstream: float
    ) -> Callable[..., Any]:
        def total(*arguments: Any) -> tuple[Any, Any]:
            value = function(*arguments)
            whole = self.jnp.sum(value)
            return whole if upstream == 1.0 else upstream * whole, value  # XLA makes another program of a factor

        return self.jax.value_and_grad(total, argnums=which, has_aux=True)  # type: ignore[no-any-return]

    def _kept(self, key: tuple[object, ...], function: object, make: Callable[[], Callable[..., Any]]) -> Any:
        """Made once for a function; the function is kept, so that its id stays its own."""
        if key not in self._made:
            self._made[key] = (function, make())
        return self._made[key][1]
