"""Errors planted into the correct losses: those that befall every loss, and those of one.

Main statements: `Planted`, `planted_in`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit, log_expit, log_softmax, softmax, xlogy

from benchmarks.planted import correct as c
from benchmarks.planted.correct import Array, Function, Subject


@dataclass(frozen=True)
class Planted:
    """One error; `value` and `gradient` are the code that has it."""

    name: str
    value: Function
    gradient: Function


# ---- errors that befall every loss


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


def _general(s: Subject) -> Iterator[Planted]:
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


# ---- errors of one loss


def _softmax_value(take: Callable[[Array], Array]) -> Function:
    """A mean of −log of what is taken for the probabilities."""
    return lambda z, y: -np.mean(np.log(c.picked(take(z), y)))


def _naive(z: Array) -> Array:
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def _underflowing(z: Array, g: Array) -> Array:
    return np.where(softmax(z, axis=1) == 0, np.nan, g)


def _cross_entropy(s: Subject) -> Iterator[Planted]:
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


def _soft(s: Subject) -> Iterator[Planted]:
    yield Planted("naive softmax", lambda z, t: -np.mean(np.sum(t * np.log(_naive(z)), axis=1)), s.gradient)
    yield Planted("arguments swapped", lambda z, t: -np.mean(np.sum(xlogy(softmax(z, axis=1), t), axis=1)), s.gradient)
    yield Planted("KL for cross-entropy", lambda z, t: s.value(z, t) + np.mean(np.sum(xlogy(t, t), axis=1)), s.gradient)
    yield Planted("argmax of the target", lambda z, t: c.cross_entropy(z, t.argmax(axis=1)), s.gradient)
    yield Planted("mean over the classes", lambda z, t: -np.mean(t * log_softmax(z, axis=1)), s.gradient)
    yield Planted("gradient: of the argmax", s.value, lambda z, t: c.cross_entropy_gradient(z, t.argmax(axis=1)))
    yield Planted("gradient: t(p − t)", s.value, lambda z, t: s.gradient(z, t) * t)
    yield Planted("gradient: p log-softmax's own", s.value, lambda z, t: -t * (1 - softmax(z, axis=1)) / len(t))


def _smoothing(s: Subject) -> Iterator[Planted]:
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


def _weighted(s: Subject) -> Iterator[Planted]:
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


def _binary(s: Subject) -> Iterator[Planted]:
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


def _logits(s: Subject) -> Iterator[Planted]:
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


def _focal(s: Subject) -> Iterator[Planted]:
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


def _soft_margin(s: Subject) -> Iterator[Planted]:
    yield Planted("log(1 + exp) overflows", lambda x, y: np.mean(np.log(1 + np.exp(-y * x))), s.gradient)
    yield Planted("log1p(exp) overflows", lambda x, y: np.mean(np.log1p(np.exp(-y * x))), s.gradient)
    yield Planted("labels 0 and 1", lambda x, y: s.value(x, (y + 1) / 2), s.gradient)
    yield Planted("sign of yx", lambda x, y: s.value(-x, y), s.gradient)
    yield Planted("gradient: y missing", s.value, lambda x, y: -expit(-y * x) / len(x))
    yield Planted("gradient: σ(yx)", s.value, lambda x, y: -y * expit(y * x) / len(x))
    yield Planted(
        "gradient: exp/(1 + exp) is nan", s.value, lambda x, y: -y * np.exp(-y * x) / (1 + np.exp(-y * x)) / len(x)
    )


def _squared_hinge(s: Subject) -> Iterator[Planted]:
    yield Planted("not squared", lambda x, y: np.mean(np.maximum(1 - y * x, 0)), s.gradient)
    yield Planted("halved", lambda x, y: s.value(x, y) / 2, s.gradient)
    yield Planted("margin missing", lambda x, y: np.mean(np.maximum(-y * x, 0) ** 2), s.gradient)
    yield Planted("max missing", lambda x, y: np.mean((1 - y * x) ** 2), s.gradient)
    yield Planted("gradient: max missing", s.value, lambda x, y: -2 * y * (1 - y * x) / len(x))
    yield Planted("gradient: y missing", s.value, lambda x, y: -2 * np.maximum(1 - y * x, 0) / len(x))
    yield Planted("gradient: of the hinge", s.value, lambda x, y: -2 * y * (y * x < 1) / len(x))


def _kl(s: Subject) -> Iterator[Planted]:
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


def _huber(s: Subject) -> Iterator[Planted]:
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


def _log_cosh(s: Subject) -> Iterator[Planted]:
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


def _gaussian(s: Subject) -> Iterator[Planted]:
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


def _poisson(s: Subject) -> Iterator[Planted]:
    yield Planted("rate for its logarithm", lambda x, y: np.mean(x - y * np.log(np.abs(x) + 1e-8)), s.gradient)
    yield Planted("y log y − y added", lambda x, y: s.value(x, y) + np.mean(xlogy(y, y) - y), s.gradient)
    yield Planted("x clipped to 20", lambda x, y: s.value(np.minimum(x, 20), y), s.gradient)
    yield Planted("y² for y", lambda x, y: np.mean(np.exp(x) - y**2 * x), s.gradient)
    yield Planted("gradient: 1 − y/r", s.value, lambda x, y: (1 - y * np.exp(-x)) / len(x))
    yield Planted("gradient: e^x", s.value, lambda x, y: np.exp(x) / len(x))


_OWN: dict[str, Callable[[Subject], Iterator[Planted]]] = {
    "cross-entropy": _cross_entropy,
    "cross-entropy, soft targets": _soft,
    "cross-entropy, smoothed labels": _smoothing,
    "cross-entropy, weights, ignored labels": _weighted,
    "binary cross-entropy": _binary,
    "binary cross-entropy, logits, pos_weight": _logits,
    "focal": _focal,
    "soft margin": _soft_margin,
    "squared hinge": _squared_hinge,
    "KL divergence, log input": _kl,
    "Huber": _huber,
    "log cosh": _log_cosh,
    "Gaussian likelihood": _gaussian,
    "Poisson likelihood, log rate": _poisson,
}


def planted_in(subject: Subject) -> list[Planted]:
    """All errors planted into a loss."""
    return [*_general(subject), *_OWN[subject.title](subject)]
