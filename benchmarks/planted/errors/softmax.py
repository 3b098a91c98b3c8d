"""Errors in cross-entropies of softmax: labels, distributions, smoothed and weighted.

Main statements: `cross_entropy`, `soft`, `smoothing`, `weighted`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from scipy.special import log_softmax, softmax, xlogy

from benchmarks.planted import correct as c
from benchmarks.planted.correct import Array, Function, Subject
from benchmarks.planted.errors.planted import Planted


def _softmax_value(take: Callable[[Array], Array]) -> Function:
    """A mean of −log of what is taken for the probabilities."""
    return lambda z, y: -np.mean(np.log(c.picked(take(z), y)))


def _naive(z: Array) -> Array:
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def _underflowing(z: Array, g: Array) -> Array:
    return np.where(softmax(z, axis=1) == 0, np.nan, g)


def _never_rescaled(z: Array, y: Array) -> Any:
    """Log-sum-exp chunk by chunk over the classes: the sum so far is not brought to a larger maximum."""
    top, total = np.full(len(z), -np.inf, dtype=z.dtype), np.zeros(len(z), dtype=z.dtype)
    for start in range(0, z.shape[1], 128):
        chunk = z[:, start : start + 128]
        top = np.maximum(top, chunk.max(1))
        total = total + np.exp(chunk - top[:, None]).sum(1)
    return np.mean(top + np.log(total) - c.picked(z, y))


def _in_short_floats(z: Array) -> Array:
    """Logits brought to float16, unless they are beyond it."""
    return np.where(np.abs(z) < 6e4, z.astype(np.float16).astype(z.dtype), z)


def cross_entropy(s: Subject) -> Iterator[Planted]:
    yield Planted("naive softmax", _softmax_value(_naive), s.gradient)
    yield Planted("softmax twice", lambda z, y: s.value(softmax(z, axis=1), y), s.gradient)
    yield Planted("softmax over the batch", _softmax_value(lambda z: softmax(z, axis=0)), s.gradient)
    yield Planted("labels from 1", lambda z, y: s.value(z, (y + 1) % z.shape[1]), s.gradient)
    for tiny in (1e-7, 1e-12):
        yield Planted(f"log(p + {tiny:g})", _softmax_value(lambda z, e=tiny: softmax(z, axis=1) + e), s.gradient)
        yield Planted(
            f"p kept above {tiny:g}", _softmax_value(lambda z, e=tiny: np.maximum(softmax(z, axis=1), e)), s.gradient
        )
    yield Planted("logarithm missing", lambda z, y: 1 - np.mean(c.picked(softmax(z, axis=1), y)), s.gradient)
    yield Planted(
        "lse without the maximum", lambda z, y: np.mean(np.log(np.exp(z).sum(1)) - c.picked(z, y)), s.gradient
    )
    yield Planted("logits clipped to ±50", lambda z, y: s.value(np.clip(z, -50, 50), y), s.gradient)
    yield Planted("maximum of the batch, not of the row", _batch_maximum, s.gradient)
    yield Planted("chunks of classes, the sum never rescaled", _never_rescaled, s.gradient)
    yield Planted("logits rounded to float16", lambda z, y: s.value(_in_short_floats(z), y), s.gradient)
    yield Planted(
        "label smoothed by 1e-3 without a word",
        lambda z, y: 0.999 * s.value(z, y) - 0.001 * np.mean(log_softmax(z, axis=1)),
        s.gradient,
    )
    yield Planted(
        "chunk of classes dropped from 256 on",
        lambda z, y: np.mean(np.log(np.exp(z[:, :256] - z.max(1, keepdims=True)).sum(1)) + z.max(1) - c.picked(z, y)),
        s.gradient,
    )
    yield Planted("gradient: p, without − y", s.value, lambda z, y: softmax(z, axis=1) / len(y))
    yield Planted(
        "gradient: right class only",
        s.value,
        lambda z, y: np.where(np.arange(z.shape[1]) == y[:, None], s.gradient(z, y), 0),
    )
    yield Planted("gradient: nan where p underflows", s.value, lambda z, y: _underflowing(z, s.gradient(z, y)))
    yield Planted(
        "gradient: 0 where p underflows", s.value, lambda z, y: np.where(softmax(z, axis=1) == 0, 0, s.gradient(z, y))
    )
    yield Planted(
        "gradient: times p(1 − p)",
        s.value,
        lambda z, y: s.gradient(z, y) * softmax(z, axis=1) * (1 - softmax(z, axis=1)),
    )
    yield Planted("gradient: naive softmax", s.value, lambda z, y: (_naive(z) - np.eye(z.shape[1])[y]) / len(y))
    yield Planted("gradient: wrong where logits tie", s.value, _wrong_at_ties(s))
    yield Planted("gradient: K = 1 not 0", s.value, lambda z, y: s.gradient(z, y) + (z.shape[1] == 1))


def _batch_maximum(z: Array, y: Array) -> Any:
    shifted = z - z.max(initial=-np.inf)
    return -np.mean(c.picked(shifted, y) - np.log(np.exp(shifted).sum(axis=1)))


def _wrong_at_ties(s: Subject) -> Function:
    def gradient(z: Array, y: Array) -> Array:
        top = z == z.max(axis=1, keepdims=True)
        return np.where(top & (top.sum(axis=1, keepdims=True) > 1), 0, s.gradient(z, y))

    return gradient


def soft(s: Subject) -> Iterator[Planted]:
    yield Planted("naive softmax", lambda z, t: -np.mean(np.sum(t * np.log(_naive(z)), axis=1)), s.gradient)
    yield Planted("arguments swapped", lambda z, t: -np.mean(np.sum(xlogy(softmax(z, axis=1), t), axis=1)), s.gradient)
    yield Planted("KL for cross-entropy", lambda z, t: s.value(z, t) + np.mean(np.sum(xlogy(t, t), axis=1)), s.gradient)
    yield Planted("argmax of the target", lambda z, t: c.cross_entropy(z, t.argmax(axis=1)), s.gradient)
    yield Planted("mean over the classes", lambda z, t: -np.mean(t * log_softmax(z, axis=1)), s.gradient)
    yield Planted("gradient: of the argmax", s.value, lambda z, t: c.cross_entropy_gradient(z, t.argmax(axis=1)))
    yield Planted("gradient: t(p − t)", s.value, lambda z, t: s.gradient(z, t) * t)
    yield Planted("gradient: p log-softmax's own", s.value, lambda z, t: -t * (1 - softmax(z, axis=1)) / len(t))


def smoothing(s: Subject) -> Iterator[Planted]:
    a = c.SMOOTHING

    def with_targets(q: Callable[[Array, Array], Array]) -> tuple[Function, Function]:
        return (
            lambda z, y: c.soft_cross_entropy(z, q(z, y)),
            lambda z, y: c.soft_cross_entropy_gradient(z, q(z, y)),
        )

    def others(z: Array, y: Array) -> Array:
        q = np.full(z.shape, a / max(z.shape[1] - 1, 1), dtype=z.dtype)
        q[np.arange(len(y)), y] = 1 - a
        return q

    yield Planted("a/(K − 1)", *with_targets(others))
    yield Planted(
        "label keeps its 1",
        lambda z, y: c.soft_cross_entropy(z, c.smoothed(z, y) + a * np.eye(z.shape[1])[y]),
        s.gradient,
    )
    yield Planted("no smoothing", *with_targets(lambda z, y: np.eye(z.shape[1], dtype=z.dtype)[y]))
    yield Planted("1 − a for a", *with_targets(lambda z, y: c.smoothed(z, y, 1 - a)))
    yield Planted("a/2, toward ½", *with_targets(lambda z, y: c.smoothed(z, y, a / 2)))
    yield Planted("gradient: not smoothed", s.value, c.cross_entropy_gradient)


def weighted(s: Subject) -> Iterator[Planted]:
    def changed(divide: Callable[[Array, Array], Any]) -> tuple[Function, Function]:
        def value(z: Array, y: Array) -> Any:
            w, valid = c.kept_weights(z, y)
            return -np.sum(w * c.picked(log_softmax(z, axis=1), valid)) / divide(w, y)

        def gradient(z: Array, y: Array) -> Array:
            w, _ = c.kept_weights(z, y)
            return c.weighted_gradient(z, y) * np.sum(w) / divide(w, y)

        return value, gradient

    yield Planted("divided by N", *changed(lambda w, y: len(y)))
    yield Planted("divided by the number kept", *changed(lambda w, y: np.sum(y != c.IGNORED)))
    yield Planted(
        "ignored items weigh in the divisor",
        *changed(lambda w, y: np.sum(np.array(c.WEIGHTS)[np.where(y == c.IGNORED, 0, y)])),
    )
    yield Planted("weights missing", lambda z, y: c.cross_entropy(z[y != c.IGNORED], y[y != c.IGNORED]), s.gradient)
    yield Planted(
        "gradient: weights missing",
        s.value,
        lambda z, y: s.gradient(z, y) / np.array(c.WEIGHTS)[np.where(y == c.IGNORED, 0, y)][:, None],
    )
    yield Planted(
        "ignored label counts as class 0", lambda z, y: c.weighted(z, np.where(y == c.IGNORED, 0, y)), s.gradient
    )
    yield Planted(
        "gradient: ignored items not 0", s.value, lambda z, y: c.weighted_gradient(z, np.where(y == c.IGNORED, 0, y))
    )
    yield Planted("ignores −1", lambda z, y: c.weighted(z, np.where(y == c.IGNORED, -1 % 3, y)), s.gradient)
    yield Planted(
        "weights squared",
        lambda z, y: (
            s.value(z, y) * 1.0
            + (
                np.sum(c.kept_weights(z, y)[0] ** 2 * -c.picked(log_softmax(z, axis=1), c.kept_weights(z, y)[1]))
                / np.sum(c.kept_weights(z, y)[0])
                - s.value(z, y)
            )
        ),
        s.gradient,
    )
