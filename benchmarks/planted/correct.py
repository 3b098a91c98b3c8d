"""Correct, stable losses and gradients in NumPy, as one writes them by hand. All are means over the items.

Main statement: `SUBJECTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.special import expit, log_expit, log_softmax, softmax, xlog1py, xlogy

Array = np.ndarray[Any, np.dtype[Any]]
Function = Callable[..., Any]


@dataclass(frozen=True)
class Subject:
    """A loss under test: its name in the catalogue, code for value and gradient, and how a test draws inputs.

    draw: arrays for N items (and K classes) from a NumPy generator, the prediction first: what an ordinary test takes.
    plain: the textbook formula of one mean, for a plain test that compares with it.
    """

    title: str
    loss: str
    value: Function
    gradient: Function
    draw: Callable[[np.random.Generator, int, int], tuple[Array, ...]]
    plain: Function
    options: Mapping[str, Any] = field(default_factory=dict)


def labels_of(random: np.random.Generator, items: int, classes: int) -> Array:
    return random.integers(0, classes, items)


def picked(values: Array, labels: Array) -> Array:
    return values[np.arange(len(labels)), labels]


# ---- softmax


def cross_entropy(z: Array, y: Array) -> Any:
    return -np.mean(picked(log_softmax(z, axis=1), y))


def cross_entropy_gradient(z: Array, y: Array) -> Array:
    p = softmax(z, axis=1)
    p[np.arange(len(y)), y] -= 1
    return p / len(y)


def soft_cross_entropy(z: Array, t: Array) -> Any:
    return -np.mean(np.sum(t * log_softmax(z, axis=1), axis=1))


def soft_cross_entropy_gradient(z: Array, t: Array) -> Array:
    return (softmax(z, axis=1) - t) / len(t)


SMOOTHING = 0.1


def smoothed(z: Array, y: Array, a: float = SMOOTHING) -> Array:
    q = np.full(z.shape, a / z.shape[1], dtype=z.dtype)
    q[np.arange(len(y)), y] += 1 - a
    return q


def smoothing(z: Array, y: Array) -> Any:
    return soft_cross_entropy(z, smoothed(z, y))


def smoothing_gradient(z: Array, y: Array) -> Array:
    return soft_cross_entropy_gradient(z, smoothed(z, y))


WEIGHTS = (1.0, 0.5, 2.0)
IGNORED = -100


def kept_weights(z: Array, y: Array) -> tuple[Array, Array]:
    """The weight of each item, 0 for an ignored one, and labels that are all valid."""
    kept = y != IGNORED
    valid = np.where(kept, y, 0)
    return np.where(kept, np.array(WEIGHTS, dtype=z.dtype)[valid], 0), valid


def weighted(z: Array, y: Array) -> Any:
    w, valid = kept_weights(z, y)
    return -np.sum(w * picked(log_softmax(z, axis=1), valid)) / np.sum(w)


def weighted_gradient(z: Array, y: Array) -> Array:
    w, valid = kept_weights(z, y)
    p = softmax(z, axis=1)
    p[np.arange(len(y)), valid] -= 1
    return w[:, None] * p / np.sum(w)


# ---- binary


def bce(p: Array, y: Array) -> Any:
    return -np.mean(xlogy(y, p) + xlog1py(1 - y, -p))


def bce_gradient(p: Array, y: Array) -> Array:
    return (p - y) / (p * (1 - p)) / len(p)


POS_WEIGHT = 3.0


def bce_logits(x: Array, y: Array) -> Any:
    return -np.mean(POS_WEIGHT * y * log_expit(x) + (1 - y) * log_expit(-x))


def bce_logits_gradient(x: Array, y: Array) -> Array:
    return ((1 - y) * expit(x) - POS_WEIGHT * y * expit(-x)) / len(x)


ALPHA, GAMMA = 0.25, 2.0


def _signs(y: Array) -> tuple[Array, Array]:
    return np.where(y == 1, 1, -1).astype(y.dtype), np.where(y == 1, ALPHA, 1 - ALPHA).astype(y.dtype)


def focal(x: Array, y: Array) -> Any:
    s, w = _signs(y)
    return -np.mean(w * expit(-s * x) ** GAMMA * log_expit(s * x))


def focal_gradient(x: Array, y: Array) -> Array:
    s, w = _signs(y)
    q = expit(-s * x)
    return s * w * q**GAMMA * (GAMMA * expit(s * x) * log_expit(s * x) - q) / len(x)


def soft_margin(x: Array, y: Array) -> Any:
    return -np.mean(log_expit(y * x))


def soft_margin_gradient(x: Array, y: Array) -> Array:
    return -y * expit(-y * x) / len(x)


def squared_hinge(x: Array, y: Array) -> Any:
    return np.mean(np.maximum(1 - y * x, 0) ** 2)


def squared_hinge_gradient(x: Array, y: Array) -> Array:
    return -2 * y * np.maximum(1 - y * x, 0) / len(x)


# ---- divergence


def kl(x: Array, t: Array) -> Any:
    return np.mean(np.sum(xlogy(t, t) - t * x, axis=1))


def kl_gradient(x: Array, t: Array) -> Array:
    return -t / len(t)


# ---- regression


DELTA = 1.5


def huber(x: Array, y: Array) -> Any:
    e = np.abs(x - y)
    c = np.minimum(e, DELTA)
    return np.mean(c * (e - c / 2))


def huber_gradient(x: Array, y: Array) -> Array:
    return np.clip(x - y, -DELTA, DELTA) / len(x)


def log_cosh(x: Array, y: Array) -> Any:
    e = np.abs(x - y)
    return np.mean(
        np.where(e < 1, np.log1p(2 * np.sinh(np.minimum(e, 1) / 2) ** 2), e + np.log1p(np.exp(-2 * e)) - np.log(2))
    )


def log_cosh_gradient(x: Array, y: Array) -> Array:
    return np.tanh(x - y) / len(x)


def gaussian(m: Array, y: Array, v: Array) -> Any:
    return np.mean(np.log(v) + (m - y) ** 2 / v) / 2


def gaussian_gradient(m: Array, y: Array, v: Array) -> tuple[Array, Array]:
    e = m - y
    return e / v / len(m), (1 - e**2 / v) / v / 2 / len(m)


def poisson(x: Array, y: Array) -> Any:
    return np.mean(np.exp(x) - y * x)


def poisson_gradient(x: Array, y: Array) -> Array:
    return (np.exp(x) - y) / len(x)


# ---- inputs of an ordinary test, and textbook formulas


def _normal(random: np.random.Generator, *shape: int) -> Array:
    return random.standard_normal(shape)


def _soft(random: np.random.Generator, items: int, classes: int) -> Array:
    return random.dirichlet(np.ones(classes), items)


def _plain_softmax(z: Array) -> Array:
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "cross-entropy",
        "softmax_cross_entropy_with_integer_labels",
        cross_entropy,
        cross_entropy_gradient,
        lambda r, n, k: (_normal(r, n, k), labels_of(r, n, k)),
        lambda z, y: -np.mean(np.log(picked(_plain_softmax(z), y))),
    ),
    Subject(
        "cross-entropy, soft targets",
        "softmax_cross_entropy",
        soft_cross_entropy,
        soft_cross_entropy_gradient,
        lambda r, n, k: (_normal(r, n, k), _soft(r, n, k)),
        lambda z, t: -np.mean(np.sum(t * np.log(_plain_softmax(z)), axis=1)),
    ),
    Subject(
        "cross-entropy, smoothed labels",
        "softmax_cross_entropy_with_integer_labels",
        smoothing,
        smoothing_gradient,
        lambda r, n, k: (_normal(r, n, k), labels_of(r, n, k)),
        lambda z, y: -np.mean(np.sum(smoothed(z, y) * np.log(_plain_softmax(z)), axis=1)),
        {"label_smoothing": SMOOTHING},
    ),
    Subject(
        "cross-entropy, weights, ignored labels",
        "softmax_cross_entropy_with_integer_labels",
        weighted,
        weighted_gradient,
        lambda r, n, k: (_normal(r, n, 3), labels_of(r, n, 3)),
        lambda z, y: weighted(z, y),
        {"weights": WEIGHTS, "ignore_index": IGNORED},
    ),
    Subject(
        "binary cross-entropy",
        "binary_cross_entropy",
        bce,
        bce_gradient,
        lambda r, n, k: (r.uniform(0.05, 0.95, n), r.integers(0, 2, n).astype(float)),
        lambda p, y: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)),
    ),
    Subject(
        "binary cross-entropy, logits, pos_weight",
        "binary_cross_entropy_with_logits",
        bce_logits,
        bce_logits_gradient,
        lambda r, n, k: (_normal(r, n), r.integers(0, 2, n).astype(float)),
        lambda x, y: -np.mean(POS_WEIGHT * y * np.log(_sigmoid(x)) + (1 - y) * np.log(1 - _sigmoid(x))),
        {"pos_weight": POS_WEIGHT},
    ),
    Subject(
        "focal",
        "sigmoid_focal",
        focal,
        focal_gradient,
        lambda r, n, k: (_normal(r, n), r.integers(0, 2, n).astype(float)),
        lambda x, y: (
            -np.mean(
                np.where(
                    y == 1,
                    ALPHA * _sigmoid(-x) ** GAMMA * np.log(_sigmoid(x)),
                    (1 - ALPHA) * _sigmoid(x) ** GAMMA * np.log(_sigmoid(-x)),
                )
            )
        ),
        {"alpha": ALPHA, "gamma": GAMMA},
    ),
    Subject(
        "soft margin",
        "soft_margin",
        soft_margin,
        soft_margin_gradient,
        lambda r, n, k: (_normal(r, n), r.choice((-1.0, 1.0), n)),
        lambda x, y: np.mean(np.log(1 + np.exp(-y * x))),
    ),
    Subject(
        "squared hinge",
        "squared_hinge",
        squared_hinge,
        squared_hinge_gradient,
        lambda r, n, k: (_normal(r, n), r.choice((-1.0, 1.0), n)),
        lambda x, y: np.mean(np.maximum(0, 1 - y * x) ** 2),
    ),
    Subject(
        "KL divergence, log input",
        "kl_divergence_with_log_input",
        kl,
        kl_gradient,
        lambda r, n, k: (np.log(_soft(r, n, k)), _soft(r, n, k)),
        lambda x, t: np.mean(np.sum(t * (np.log(t) - x), axis=1)),
    ),
    Subject(
        "Huber",
        "huber",
        huber,
        huber_gradient,
        lambda r, n, k: (_normal(r, n), _normal(r, n)),
        lambda x, y: np.mean(np.where(np.abs(x - y) <= DELTA, (x - y) ** 2 / 2, DELTA * (np.abs(x - y) - DELTA / 2))),
        {"delta": DELTA},
    ),
    Subject(
        "log cosh",
        "log_cosh",
        log_cosh,
        log_cosh_gradient,
        lambda r, n, k: (_normal(r, n), _normal(r, n)),
        lambda x, y: np.mean(np.log(np.cosh(x - y))),
    ),
    Subject(
        "Gaussian likelihood",
        "gaussian_negative_log_likelihood",
        gaussian,
        gaussian_gradient,
        lambda r, n, k: (_normal(r, n), _normal(r, n), r.uniform(0.5, 2.0, n)),
        lambda m, y, v: np.mean(np.log(v) + (m - y) ** 2 / v) / 2,
    ),
    Subject(
        "Poisson likelihood, log rate",
        "poisson_negative_log_likelihood_with_log_rate",
        poisson,
        poisson_gradient,
        lambda r, n, k: (_normal(r, n), r.poisson(2.0, n).astype(float)),
        lambda x, y: np.mean(np.exp(x) - y * x),
    ),
)
