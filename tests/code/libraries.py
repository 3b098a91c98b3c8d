"""The three libraries as the tests use them: arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from derive.code.source import Source, is_label
from tests.code.points import TINY, Point

NAMES = ("numpy", "torch", "jax")


@dataclass(frozen=True, slots=True)
class Arrays:
    """How to make an array of floats or of integers, how to read one, and the smallest positive number."""

    floats: Callable[[Any], Any]
    integers: Callable[[Any], Any]
    read: Callable[[Any], np.ndarray]
    smallest: float = TINY

    def arguments(self, source: Source, point: Point) -> list[Any]:
        """The arguments at a point; labels count from 0."""
        return [
            self.integers(_from_zero(point[v])) if is_label(v) else self.floats(point[v]) for v in source.parameters
        ]


def _from_zero(labels: object) -> object:
    return tuple(map(_from_zero, labels)) if isinstance(labels, tuple) else labels - 1  # type: ignore[operator]


def arrays(target: str) -> Arrays:
    """The library of that name; the test is skipped where it is not installed."""
    if target == "numpy":
        return Arrays(lambda x: np.asarray(x, float), lambda x: np.asarray(x, int), np.asarray)
    if target == "torch":
        torch = pytest.importorskip("torch", reason="PyTorch is not installed: pip install derive-proofs[torch]")
        return Arrays(
            lambda x: torch.tensor(x, dtype=torch.float64),
            lambda x: torch.tensor(x, dtype=torch.int64),
            lambda x: x.numpy(),
        )
    jax = pytest.importorskip("jax", reason="JAX is not installed: pip install derive-proofs[jax]")
    jax.config.update("jax_enable_x64", True)
    return Arrays(
        lambda x: jax.numpy.asarray(np.asarray(x, float)),
        lambda x: jax.numpy.asarray(np.asarray(x, int)),
        np.asarray,
        2.0**-1022,  # XLA takes denormal numbers for 0
    )
