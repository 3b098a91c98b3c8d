"""Errors in losses of two classes.

Main statements: `binary`, `logits`, `focal`, `soft_margin`, `squared_hinge`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from scipy.special import expit, log_expit, xlogy

from benchmarks.planted import correct as c
from benchmarks.planted.correct import Array, Function, Subject
from benchmarks.planted.errors.planted import Planted


def binary(s: Subject) -> Iterator[Planted]:
    def clipped(e: float) -> Function:
        return lambda p, y: s.value(np.clip(p, e, 1 - e), y)

    def added(e: float) -> Function:
        return lambda p, y: -np.mean(y * np.log(p + e) + (1 - y) * np.log(1 - p + e))

    yield Planted(
        "clamped at −100",
        lambda p, y: -np.mean(y * np.maximum(np.log(p), -100) + (1 - y) * np.maximum(np.log1p(-p), -100)),
        s.gradient,
    )
    for e in (1e-7, 1e-12, 1e-15):
        yield Planted(f"p clipped to [{e:g}, 1 − {e:g}]", clipped(e), s.gradient)
        yield Planted(f"log(p + {e:g})", added(e), s.gradient)
    yield Planted("0·log 0 is nan", lambda p, y: -np.mean(y * np.log(p) + (1 - y) * np.log1p(-p)), s.gradient)
    yield Planted("log(1 − p) for log1p(−p)", lambda p, y: -np.mean(xlogy(y, p) + xlogy(1 - y, 1 - p)), s.gradient)
    yield Planted("arguments swapped", lambda p, y: -np.mean(xlogy(p, y) + xlogy(1 - p, 1 - y)), s.gradient)
    yield Planted("negative class missing", lambda p, y: -np.mean(xlogy(y, p)), s.gradient)
    yield Planted("hard labels only", lambda p, y: -np.mean(np.where(y > 0.5, np.log(p), np.log1p(-p))), s.gradient)
    yield Planted("gradient: 1 − p missing below", s.value, lambda p, y: (p - y) / p / len(p))
    yield Planted("gradient: p − y", s.value, lambda p, y: (p - y) / len(p))
    yield Planted(
        "gradient: divisor kept above 1e-12", s.value, lambda p, y: (p - y) / np.maximum(p * (1 - p), 1e-12) / len(p)
    )
    yield Planted("gradient: divisor + 1e-8", s.value, lambda p, y: (p - y) / (p * (1 - p) + 1e-8) / len(p))


def logits(s: Subject) -> Iterator[Planted]:
    w = c.POS_WEIGHT

    def loss(x: Array, y: Array, on_positive: float, on_negative: float) -> Any:
        return -np.mean(on_positive * y * log_expit(x) + on_negative * (1 - y) * log_expit(-x))

    yield Planted(
        "log(1 + exp) overflows",
        lambda x, y: np.mean(w * y * np.log(1 + np.exp(-x)) + (1 - y) * np.log(1 + np.exp(x))),
        s.gradient,
    )
    yield Planted(
        "log(σ) of a rounded σ",
        lambda x, y: -np.mean(w * y * np.log(expit(x)) + (1 - y) * np.log(1 - expit(x))),
        s.gradient,
    )
    yield Planted(
        "log(1 + e) for log1p(e)",
        lambda x, y: np.mean((1 - y) * x + (1 + (w - 1) * y) * (np.log(1 + np.exp(-np.abs(x))) + np.maximum(-x, 0))),
        s.gradient,
    )
    yield Planted("pos_weight missing", lambda x, y: loss(x, y, 1, 1), s.gradient)
    yield Planted("pos_weight on both", lambda x, y: loss(x, y, w, w), s.gradient)
    yield Planted("pos_weight on the negatives", lambda x, y: loss(x, y, 1, w), s.gradient)
    yield Planted("sigmoid twice", lambda x, y: s.value(expit(x), y), s.gradient)
    yield Planted("labels turned round", lambda x, y: s.value(x, 1 - y), s.gradient)
    yield Planted("logits clipped to ±20", lambda x, y: s.value(np.clip(x, -20, 20), y), s.gradient)
    yield Planted(
        "−x for |x|", lambda x, y: np.mean((1 - y) * x + (1 + (w - 1) * y) * (np.log1p(np.exp(-x)))), s.gradient
    )
    yield Planted("gradient: pos_weight missing", s.value, lambda x, y: (expit(x) - y) / len(x))
    yield Planted("gradient: σ without − y", s.value, lambda x, y: expit(x) / len(x))
    yield Planted("gradient: times σ(1 − σ)", s.value, lambda x, y: s.gradient(x, y) * expit(x) * expit(-x))
    yield Planted(
        "gradient: 1/(1 + exp(−x)) as exp/(1 + exp)",
        s.value,
        lambda x, y: ((1 - y) * np.exp(x) / (1 + np.exp(x)) - w * y / (1 + np.exp(x))) / len(x),
    )
    yield Planted("gradient: 0 at x = 0", s.value, lambda x, y: np.where(x == 0, 0, s.gradient(x, y)))


def focal(s: Subject) -> Iterator[Planted]:
    a, g = c.ALPHA, c.GAMMA

    def parts(x: Array, y: Array) -> tuple[Array, Array, Array]:
        sign, weight = np.where(y == 1, 1, -1).astype(x.dtype), np.where(y == 1, a, 1 - a).astype(x.dtype)
        return sign, weight, log_expit(sign * x)

    def value(change: Callable[[Array, Array, Array, Array], Array]) -> Function:
        def run(x: Array, y: Array) -> Any:
            sign, weight, log_p = parts(x, y)
            return -np.mean(change(weight, expit(-sign * x), np.exp(log_p), log_p))

        return run

    yield Planted("α missing", value(lambda w, q, p, l: q**g * l), s.gradient)
    yield Planted("α on both", value(lambda w, q, p, l: a * q**g * l), s.gradient)
    yield Planted("α turned round", value(lambda w, q, p, l: (1 - w) * q**g * l), s.gradient)
    yield Planted("p^γ for (1 − p)^γ", value(lambda w, q, p, l: w * p**g * l), s.gradient)
    yield Planted("γ missing", value(lambda w, q, p, l: w * l), s.gradient)
    yield Planted("γ = 1", value(lambda w, q, p, l: w * q * l), s.gradient)
    yield Planted("naive log σ", value(lambda w, q, p, l: w * q**g * np.log(p)), s.gradient)

    def slope(change: Callable[..., Array]) -> Function:
        def run(x: Array, y: Array) -> Array:
            sign, weight, log_p = parts(x, y)
            return change(sign, weight, expit(-sign * x), np.exp(log_p), log_p) / len(x)

        return run

    yield Planted(
        "gradient: modulating factor held fixed", s.value, slope(lambda s_, w, q, p, l: -s_ * w * q ** (g + 1))
    )
    yield Planted(
        "gradient: γ missing in the product rule", s.value, slope(lambda s_, w, q, p, l: s_ * w * q**g * (p * l - q))
    )
    yield Planted(
        "gradient: sign of the second term", s.value, slope(lambda s_, w, q, p, l: s_ * w * q**g * (g * p * l + q))
    )
    yield Planted(
        "gradient: in p, not in x", s.value, slope(lambda s_, w, q, p, l: s_ * w * q ** (g - 1) * (g * l - q / p))
    )


def soft_margin(s: Subject) -> Iterator[Planted]:
    yield Planted("log(1 + exp) overflows", lambda x, y: np.mean(np.log(1 + np.exp(-y * x))), s.gradient)
    yield Planted("log1p(exp) overflows", lambda x, y: np.mean(np.log1p(np.exp(-y * x))), s.gradient)
    yield Planted("labels 0 and 1", lambda x, y: s.value(x, (y + 1) / 2), s.gradient)
    yield Planted("sign of yx", lambda x, y: s.value(-x, y), s.gradient)
    yield Planted("gradient: y missing", s.value, lambda x, y: -expit(-y * x) / len(x))
    yield Planted("gradient: σ(yx)", s.value, lambda x, y: -y * expit(y * x) / len(x))
    yield Planted(
        "gradient: exp/(1 + exp) is nan", s.value, lambda x, y: -y * np.exp(-y * x) / (1 + np.exp(-y * x)) / len(x)
    )


def squared_hinge(s: Subject) -> Iterator[Planted]:
    yield Planted("not squared", lambda x, y: np.mean(np.maximum(1 - y * x, 0)), s.gradient)
    yield Planted("halved", lambda x, y: s.value(x, y) / 2, s.gradient)
    yield Planted("margin missing", lambda x, y: np.mean(np.maximum(-y * x, 0) ** 2), s.gradient)
    yield Planted("max missing", lambda x, y: np.mean((1 - y * x) ** 2), s.gradient)
    yield Planted("gradient: max missing", s.value, lambda x, y: -2 * y * (1 - y * x) / len(x))
    yield Planted("gradient: y missing", s.value, lambda x, y: -2 * np.maximum(1 - y * x, 0) / len(x))
    yield Planted("gradient: of the hinge", s.value, lambda x, y: -2 * y * (y * x < 1) / len(x))
