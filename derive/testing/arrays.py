"""Arrays of NumPy, PyTorch and JAX behind one face: made, read back, differentiated. Here are NumPy's.

Code runs as the caller gave it. What was compiled by its author stays so; of a function for JAX that was not, most
shapes are tried compiled besides (jax.jit), for that is how it will run.

Main statements: `Library`, `quietly`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from derive.testing.floats import FORMATS, Array, Format


class Library:
    """NumPy; the others differ where they must."""

    name = "numpy"
    denormals = True
    compiler = ""  # with what the library compiles a function that was not compiled by its author

    def prepare(self, effort: str) -> None:
        """Before a test of this effort."""

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

    def is_compiled(self, function: object) -> bool:
        """Did the author compile the function, so that every new shape is costly?"""
        return False

    def can_compile(self, function: Callable[..., Any], arguments: Sequence[Any]) -> bool:
        """Can the library's compiler read the function?"""
        return False

    def value(self, function: Callable[..., Any], arguments: Sequence[Any], compiled: bool = False) -> Any:
        """What the function returns; `compiled`: by the library's compiler first."""
        return function(*arguments)

    def outline(self, function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        """Something of the shape of what the function returns."""
        return self.value(function, arguments)

    def value_and_gradients(
        self,
        function: Callable[..., Any],
        arguments: Sequence[Any],
        which: Sequence[int],
        compiled: bool = False,
        upstream: float = 1.0,
    ) -> tuple[Any, list[Any]]:
        """What the function returns, and the gradients of `upstream` times its sum, by automatic differentiation."""
        raise TypeError(
            "NumPy does not differentiate. Give the gradient as a function: gradient=my_gradient; or gradient=None to "
            "test the value alone."
        )


def quietly(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """The function called without NumPy's warnings: at the edges they are no news."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(*arguments, **named)
