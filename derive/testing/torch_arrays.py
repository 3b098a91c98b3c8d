"""PyTorch's tensors, and functions compiled by torch.compile.

Main statement: `Torch`.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from derive.testing.arrays import Library
from derive.testing.floats import FORMATS, Array, Format

_RECOMPILATIONS = 256  # beyond its limit torch.compile runs the function as it was, without a word to the caller


class Torch(Library):
    name = "torch"

    def __init__(self) -> None:
        self.torch: Any = importlib.import_module("torch")

    def formats(self) -> list[Format]:
        return list(FORMATS.values())

    def array(self, values: Array, to: Format | None, contiguous: bool = True) -> Any:
        torch = self.torch
        made = torch.tensor(np.array(values, order="C")).to(getattr(torch, "int64" if to is None else to.name))
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

    def is_compiled(self, function: object) -> bool:
        return hasattr(function, "_torchdynamo_orig_callable")

    def value(self, function: Callable[..., Any], arguments: Sequence[Any], compiled: bool = False) -> Any:
        with self._calling(function):
            return function(*arguments)

    def value_and_gradients(
        self,
        function: Callable[..., Any],
        arguments: Sequence[Any],
        which: Sequence[int],
        compiled: bool = False,
        upstream: float = 1.0,
    ) -> tuple[Any, list[Any]]:
        leaves = list(arguments)
        for k in which:
            leaves[k] = arguments[k].detach().requires_grad_(True)
        wanted = [leaves[k] for k in which]
        with self._calling(function):
            value = function(*leaves)
            total = value.sum() if upstream == 1.0 else upstream * value.sum()
            found = self.torch.autograd.grad(total, wanted, allow_unused=True)
        zeros = self.torch.zeros_like
        return value.detach(), [zeros(leaf) if g is None else g for g, leaf in zip(found, wanted, strict=True)]

    @contextlib.contextmanager
    def _calling(self, function: object) -> Iterator[None]:
        """One thread, for the arrays are small: threads that wait for one another take most of the time. What was
        compiled keeps its threads, and its limit of recompilations is one that all shapes of a test stay below."""
        if self.is_compiled(function):
            config = importlib.import_module("torch._dynamo.config")
            limit = "recompile_limit" if hasattr(config, "recompile_limit") else "cache_size_limit"
            with config.patch({limit: _RECOMPILATIONS}):
                yield
            return
        threads = self.torch.get_num_threads()
        self.torch.set_num_threads(1)
        try:
            yield
        finally:
            self.torch.set_num_threads(threads)
