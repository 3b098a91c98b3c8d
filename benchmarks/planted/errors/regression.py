"""Errors in a divergence and in losses of regression.

Main statements: `kl`, `huber`, `log_cosh`, `gaussian`, `poisson`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from scipy.special import xlogy

from benchmarks.planted import correct as c
from benchmarks.planted.correct import Array, Function, Subject
from benchmarks.planted.errors.planted import Planted


def kl(s: Subject) -> Iterator[Planted]:
    yield Planted(
        "arguments swapped", lambda x, t: np.mean(np.sum(np.exp(x) * x - xlogy(np.exp(x), t), axis=1)), s.gradient
    )
    yield Planted("t log t missing", lambda x, t: -np.mean(np.sum(t * x, axis=1)), s.gradient)
    yield Planted("0·log 0 is nan", lambda x, t: np.mean(np.sum(t * (np.log(t) - x), axis=1)), s.gradient)
    yield Planted("mean over the entries", lambda x, t: np.mean(xlogy(t, t) - t * x), lambda x, t: -t / t.size)
    yield Planted("log(t + 1e-8)", lambda x, t: np.mean(np.sum(t * (np.log(t + 1e-8) - x), axis=1)), s.gradient)
    yield Planted(
        "exp of the input", lambda x, t: np.mean(np.sum(xlogy(t, t) - t * np.log(np.exp(x)), axis=1)), s.gradient
    )
    yield Planted("− t + e^x added", lambda x, t: s.value(x, t) + np.mean(np.sum(np.exp(x) - t, axis=1)), s.gradient)
    yield Planted("gradient: −t/q", s.value, lambda x, t: -t / np.exp(x) / len(t))
    yield Planted("gradient: e^x − t", s.value, lambda x, t: (np.exp(x) - t) / len(t))


def huber(s: Subject) -> Iterator[Planted]:
    d = c.DELTA

    def joined(inside: Callable[[Array], Array], outside: Callable[[Array], Array], at: float = d) -> Function:
        return lambda x, y: np.mean(np.where(np.abs(x - y) <= at, inside(x - y), outside(np.abs(x - y))))

    yield Planted("½ missing inside", joined(lambda e: e**2, lambda e: d * (e - d / 2)), s.gradient)
    yield Planted("½δ missing outside", joined(lambda e: e**2 / 2, lambda e: d * (e - d)), s.gradient)
    yield Planted("smooth L1", joined(lambda e: e**2 / 2 / d, lambda e: e - d / 2), s.gradient)
    yield Planted("branches swapped", joined(lambda e: d * (np.abs(e) - d / 2), lambda e: e**2 / 2), s.gradient)
    yield Planted("switches at 1, not at δ", joined(lambda e: e**2 / 2, lambda e: d * (e - d / 2), 1.0), s.gradient)
    yield Planted("δ = 1", joined(lambda e: e**2 / 2, lambda e: e - 0.5, 1.0), s.gradient)
    yield Planted(
        "gradient: δ missing outside",
        s.value,
        lambda x, y: np.where(np.abs(x - y) <= d, x - y, np.sign(x - y)) / len(x),
    )
    yield Planted("gradient: not clipped", s.value, lambda x, y: (x - y) / len(x))
    yield Planted("gradient: sign lost outside", s.value, lambda x, y: np.minimum(x - y, d) / len(x))


def log_cosh(s: Subject) -> Iterator[Planted]:
    yield Planted("cosh overflows", lambda x, y: np.mean(np.log(np.cosh(x - y))), s.gradient)
    yield Planted(
        "log 2 missing", lambda x, y: np.mean(np.abs(x - y) + np.log1p(np.exp(-2 * np.abs(x - y)))), s.gradient
    )
    yield Planted(
        "e^{−e} for e^{−2e}",
        lambda x, y: np.mean(np.abs(x - y) + np.log1p(np.exp(-np.abs(x - y))) - np.log(2)),
        s.gradient,
    )
    yield Planted("gradient: tanh squared", s.value, lambda x, y: np.tanh(x - y) ** 2 / len(x))
    yield Planted("gradient: tanh(e/2)", s.value, lambda x, y: np.tanh((x - y) / 2) / len(x))
    yield Planted("gradient: sinh/cosh is nan", s.value, lambda x, y: np.sinh(x - y) / np.cosh(x - y) / len(x))


def gaussian(s: Subject) -> Iterator[Planted]:
    yield Planted("v is a deviation", lambda m, y, v: np.mean(np.log(v) + (m - y) ** 2 / (2 * v**2)), s.gradient)
    yield Planted("½ missing", lambda m, y, v: 2 * s.value(m, y, v), s.gradient)
    yield Planted("½ on the logarithm only", lambda m, y, v: np.mean(np.log(v) / 2 + (m - y) ** 2 / v), s.gradient)
    yield Planted("log missing", lambda m, y, v: np.mean((m - y) ** 2 / v) / 2, s.gradient)
    yield Planted("½ log 2π added", lambda m, y, v: s.value(m, y, v) + np.log(2 * np.pi) / 2, s.gradient)
    yield Planted("v kept above 1e-6", lambda m, y, v: s.value(m, y, np.maximum(v, 1e-6)), s.gradient)
    yield Planted("v + 1e-8", lambda m, y, v: s.value(m, y, v + 1e-8), s.gradient)
    yield Planted("gradient in m: v missing", s.value, lambda m, y, v: ((m - y) / len(m), s.gradient(m, y, v)[1]))
    yield Planted(
        "gradient in v: log's term missing",
        s.value,
        lambda m, y, v: (s.gradient(m, y, v)[0], -((m - y) ** 2) / v**2 / 2 / len(m)),
    )
    yield Planted(
        "gradient in v: e²/v for e²/v²",
        s.value,
        lambda m, y, v: (s.gradient(m, y, v)[0], (1 / v - (m - y) ** 2 / v) / 2 / len(m)),
    )
    yield Planted("gradient in v: sign", s.value, lambda m, y, v: (s.gradient(m, y, v)[0], -s.gradient(m, y, v)[1]))


def poisson(s: Subject) -> Iterator[Planted]:
    yield Planted("rate for its logarithm", lambda x, y: np.mean(x - y * np.log(np.abs(x) + 1e-8)), s.gradient)
    yield Planted("y log y − y added", lambda x, y: s.value(x, y) + np.mean(xlogy(y, y) - y), s.gradient)
    yield Planted("x clipped to 20", lambda x, y: s.value(np.minimum(x, 20), y), s.gradient)
    yield Planted("x clipped to −20", lambda x, y: s.value(np.maximum(x, -20), y), s.gradient)
    yield Planted("y² for y", lambda x, y: np.mean(np.exp(x) - y**2 * x), s.gradient)
    yield Planted("gradient: 1 − y/r", s.value, lambda x, y: (1 - y * np.exp(-x)) / len(x))
    yield Planted("gradient: e^x", s.value, lambda x, y: np.exp(x) / len(x))
