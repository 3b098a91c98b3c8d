"""Errors that befall every loss.

Main statement: `general`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from benchmarks.planted import correct as c
from benchmarks.planted.correct import Array, Function, Subject
from benchmarks.planted.errors.planted import Planted


def _each(gradient: Any, change: Callable[[Array], Array]) -> Any:
    return tuple(map(change, gradient)) if isinstance(gradient, tuple) else change(gradient)


def _in_value(s: Subject, change: Callable[..., Any]) -> Function:
    """change(loss, prediction, …) of the correct loss."""
    return lambda *a: change(s.value(*a), *a)


def _in_gradient(s: Subject, change: Callable[..., Array]) -> Function:
    """change(gradient, prediction, …) of the correct gradient, of each where there are several."""
    return lambda *a: _each(s.gradient(*a), lambda g: change(g, *a))


def _far(x: Array, reach: float) -> Array:
    """Which items have a prediction beyond the reach."""
    far = np.abs(x) > reach
    return far if far.ndim == 1 else far.any(axis=1, keepdims=True)


def general(s: Subject) -> Iterator[Planted]:
    def value(name: str, change: Callable[..., Any]) -> Planted:
        return Planted(name, _in_value(s, change), s.gradient)

    def gradient(name: str, change: Callable[..., Array]) -> Planted:
        return Planted(name, s.value, _in_gradient(s, change))

    yield value("loss: sign", lambda v, *a: -v)
    yield value("loss: sum for mean", lambda v, *a: v * len(a[0]))
    yield value("loss: divided by N twice", lambda v, *a: v / max(len(a[0]), 1))
    yield value("loss: bits for nats", lambda v, *a: v / np.log(2))
    yield value("loss: factor 2", lambda v, *a: 2 * v)
    yield value("loss: relative error 1e-4", lambda v, *a: v * (1 + 1e-4))
    yield value("loss: relative error 1e-9", lambda v, *a: v * (1 + 1e-9))
    yield value("loss: relative error 1e-12", lambda v, *a: v * (1 + 1e-12))
    yield value("loss: float32 inside", lambda v, *a: v.dtype.type(np.float32(v)) if v.dtype == np.float64 else v)
    yield value("loss: wrong from four items on", lambda v, *a: v * 1.5 if len(a[0]) >= 4 else v)
    yield Planted(
        "loss: leaves out the last item", lambda *a: s.value(*(x[: max(len(x) - 1, 1)] for x in a)), s.gradient
    )
    yield Planted("loss: writes into its input", _writing(s), s.gradient)
    yield Planted("loss: empty batch raises", _no_empty(s), s.gradient)
    yield gradient("gradient: sign", lambda g, *a: -g)
    yield gradient("gradient: 1/N missing", lambda g, *a: g * len(g))
    yield gradient("gradient: divided by N twice", lambda g, *a: g / max(len(g), 1))
    yield gradient("gradient: factor 2", lambda g, *a: 2 * g)
    yield gradient("gradient: relative error 1e-4", lambda g, *a: g * (1 + 1e-4))
    yield gradient("gradient: relative error 1e-9", lambda g, *a: g * (1 + 1e-9))
    yield gradient("gradient: relative error 1e-12", lambda g, *a: g * (1 + 1e-12))
    yield gradient("gradient: first entry is 0", _first_zero)
    yield gradient("gradient: of the last item only", lambda g, *a: np.where(_last(g), g * len(g), 0))
    yield gradient("gradient: items in the wrong order", lambda g, *a: g[::-1])
    yield gradient("gradient: float32 inside", lambda g, *a: g.astype(np.float32).astype(g.dtype))
    yield Planted("gradient: writes into its input", s.value, _writing_gradient(s))
    if s.loss not in (
        "binary_cross_entropy",
        "kl_divergence_with_log_input",
        "huber",
        "gaussian_negative_log_likelihood",
    ):
        yield gradient("gradient: sign beyond |z| = 30", lambda g, *a: np.where(_far(a[0], 30), -g, g))
        yield gradient("gradient: clipped to [−1, 1]/10", lambda g, *a: np.clip(g, -0.1, 0.1))
    if s.draw(np.random.default_rng(0), 2, 3)[0].ndim == 2:
        many = len(c.WEIGHTS) if "weights" in s.options else 7
        yield gradient("gradient: divided by K too", lambda g, *a: g / g.shape[1])
        yield gradient("gradient: last class left out", _last_class_zero)
        yield gradient("gradient: classes rotated", lambda g, *a: np.roll(g, 1, axis=1))
        yield value("loss: divided by K too", lambda v, *a: v / a[0].shape[1])
        if "weights" not in s.options:
            yield value("loss: wrong beyond 1000 classes", lambda v, *a: v * 1.01 if a[0].shape[1] > 1000 else v)
            yield gradient("gradient: wrong beyond 1000 classes", lambda g, *a: g * 1.01 if g.shape[1] > 1000 else g)
            yield value("loss: wrong for K ≥ 7", lambda v, *a: v * 1.01 if a[0].shape[1] >= many else v)
            yield gradient("gradient: wrong for K ≥ 7", lambda g, *a: g * 1.01 if g.shape[1] >= many else g)
            yield gradient(
                "gradient: wrong beyond 256 classes", lambda g, *a: np.where(np.arange(g.shape[1]) >= 256, 0, g)
            )
            yield gradient("gradient: transposed where it fits", lambda g, *a: g.T if g.shape[0] == g.shape[1] else g)


def _last(g: Array) -> Array:
    last = np.zeros((len(g), *(1,) * (g.ndim - 1)), dtype=bool)
    last[-1:] = True
    return last


def _first_zero(g: Array, *a: Array) -> Array:
    g = g.copy()
    g[..., :1] = 0
    return g


def _last_class_zero(g: Array, *a: Array) -> Array:
    g = g.copy()
    g[:, -1] = 0
    return g


def _writing(s: Subject) -> Function:
    def value(x: Array, *rest: Array) -> Any:
        result = s.value(x, *rest)
        x += 1
        return result

    return value


def _writing_gradient(s: Subject) -> Function:
    def gradient(x: Array, *rest: Array) -> Any:
        result = s.gradient(x, *rest)
        x *= 0.5
        return result

    return gradient


def _no_empty(s: Subject) -> Function:
    def value(x: Array, *rest: Array) -> Any:
        x.max()
        return s.value(x, *rest)

    return value
