"""Correct and stable implementations of every loss, each as somebody else writes it: none may be refused.

Each entry is (title, loss, function, gradient, options). They are per item where the title does not say otherwise, so
that nothing is diluted by a mean. What is called stable here is what libraries and papers compute: of two terms that
cancel each may be rounded.

Main statement: `STYLES`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special as sp

Entry = tuple[str, str, Any, Any, dict[str, Any]]


def rows(y: Any) -> Any:
    return np.arange(len(y))


def onehot(z: Any, y: Any) -> Any:
    return np.eye(z.shape[1], dtype=z.dtype)[y]


def logsumexp(z: Any) -> Any:
    m = z.max(axis=1, keepdims=True)
    return (m + np.log(np.exp(z - m).sum(axis=1, keepdims=True)))[:, 0]


def softmax(z: Any) -> Any:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def sigmoid(x: Any) -> Any:
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x: Any) -> Any:
    return np.logaddexp(0, x).astype(x.dtype)


def online_logsumexp(z: Any, size: int = 128) -> Any:
    """Chunk by chunk over the classes, as fused kernels do."""
    top = np.full(len(z), -np.inf, dtype=z.dtype)
    total = np.zeros(len(z), dtype=z.dtype)
    for start in range(0, z.shape[1], size):
        chunk = z[:, start : start + size]
        higher = np.maximum(top, chunk.max(axis=1))
        total = total * np.exp(top - higher) + np.exp(chunk - higher[:, None]).sum(axis=1)
        top = higher
    return top + np.log(total)


# ---- softmax


def by_loop(z: Any, y: Any) -> Any:
    """One item after the other, the exponentials added one by one."""
    found = []
    for row, k in zip(z, y, strict=True):
        top = max(row)
        total = row.dtype.type(0)
        for v in row:
            total += np.exp(v - top)
        found.append(top - row[k] + np.log(total))
    return np.array(found, dtype=z.dtype)


def smoothed(z: Any, y: Any, a: float = 0.1) -> Any:
    return (1 - a) * onehot(z, y) + a / z.shape[1]


CE = "softmax_cross_entropy_with_integer_labels"


def softmax_styles() -> list[Entry]:
    each: dict[str, Any] = {"reduction": "none"}
    found: list[Entry] = [
        ("lse − z_y", CE, lambda z, y: logsumexp(z) - z[rows(y), y], lambda z, y: softmax(z) - onehot(z, y), each),
        (
            "scipy",
            CE,
            lambda z, y: -sp.log_softmax(z, axis=1)[rows(y), y],
            lambda z, y: np.exp(sp.log_softmax(z, axis=1)) - onehot(z, y),
            each,
        ),
        ("logaddexp", CE, lambda z, y: np.logaddexp.reduce(z, axis=1) - z[rows(y), y], None, each),
        (
            "differences",
            CE,
            lambda z, y: np.log(np.exp(z - z.max(1)[:, None]).sum(1)) - (z[rows(y), y] - z.max(1)),
            None,
            each,
        ),
        ("loop", CE, by_loop, None, {**each, "effort": "quick"}),
        ("chunks of classes", CE, lambda z, y: online_logsumexp(z) - z[rows(y), y], None, each),
        ("chunks of 7 classes", CE, lambda z, y: online_logsumexp(z, 7) - z[rows(y), y], None, each),
        ("float64 inside", CE, lambda z, y: (logsumexp(z.astype(float)) - z[rows(y), y]).astype(z.dtype), None, each),
        (
            "sum of log-softmax times one-hot",
            CE,
            lambda z, y: -(onehot(z, y) * (z - logsumexp(z)[:, None])).sum(axis=1),
            None,
            each,
        ),
        (
            "mean, gradient in place",
            CE,
            lambda z, y: np.mean(logsumexp(z) - z[rows(y), y]),
            lambda z, y: _minus_one(softmax(z), y) / len(y),
            {},
        ),
        ("sum", CE, lambda z, y: np.sum(logsumexp(z) - z[rows(y), y]), None, {"reduction": "sum"}),
        (
            "soft: lse − Σtz",
            "softmax_cross_entropy",
            lambda z, t: logsumexp(z) * t.sum(axis=1) - (t * z).sum(axis=1),
            lambda z, t: softmax(z) * t.sum(axis=1, keepdims=True) - t,
            each,
        ),
        (
            "soft: Σt(lse − z)",
            "softmax_cross_entropy",
            lambda z, t: (t * (logsumexp(z)[:, None] - z)).sum(axis=1),
            lambda z, t: softmax(z) - t,
            each,
        ),
        (
            "soft: einsum",
            "softmax_cross_entropy",
            lambda z, t: -np.einsum("nk,nk->n", t, sp.log_softmax(z, axis=1)),
            None,
            each,
        ),
        (
            "smoothing: targets",
            "label_smoothing_cross_entropy",
            lambda z, y: -(smoothed(z, y) * sp.log_softmax(z, axis=1)).sum(axis=1),
            lambda z, y: softmax(z) - smoothed(z, y),
            each,
        ),
        (
            "smoothing: mixture of two losses",
            "label_smoothing_cross_entropy",
            lambda z, y: logsumexp(z) - 0.9 * z[rows(y), y] - 0.1 * z.mean(axis=1),
            None,
            each,
        ),
        (
            "smoothing with weights",
            CE,
            lambda z, y: _weighted_smoothing(z, y),
            None,
            {"reduction": "none", "label_smoothing": 0.1, "weights": (1.0, 0.3, 2.0)},
        ),
        (
            "smoothing over the others",
            "label_smoothing_over_other_classes",
            lambda z, y: -(np.where(onehot(z, y) > 0, 0.9, 0.1 / (z.shape[1] - 1)) * sp.log_softmax(z, axis=1)).sum(1),
            None,
            each,
        ),
        (
            "temperature",
            "temperature_cross_entropy",
            lambda z, y: logsumexp(z / 2) - z[rows(y), y] / 2,
            lambda z, y: (softmax(z / 2) - onehot(z, y)) / 2,
            each,
        ),
        (
            "distillation",
            "distillation",
            lambda z, v: -4 * (softmax(v / 2) * sp.log_softmax(z / 2, axis=1)).sum(axis=1),
            lambda z, v: 2 * (softmax(z / 2) - softmax(v / 2)),
            each,
        ),
        ("z-loss", "z_loss", lambda z: logsumexp(z) ** 2, lambda z: 2 * logsumexp(z)[:, None] * softmax(z), each),
        ("z-loss, scipy", "z_loss", lambda z: sp.logsumexp(z, axis=1) ** 2, None, {**each, "skip": ("empty batch",)}),
        (
            "InfoNCE",
            "info_nce",
            lambda s, y: logsumexp(s / 0.5) - s[rows(y), y] / 0.5,
            lambda s, y: (softmax(s * 2) - onehot(s, y)) * 2,
            each,
        ),
        (
            "multi-margin, loop",
            "multi_margin",
            _multi_margin,
            lambda z, y: _multi_margin_gradient(z, y),
            each,
        ),
        (
            "multi-margin, m taken off",
            "multi_margin",
            lambda z, y: (np.maximum(1 - z[rows(y), y][:, None] + z, 0).sum(axis=1) - 1) / z.shape[1],
            None,
            each,
        ),
        (
            "squared multi-margin",
            "squared_multi_margin",
            lambda z, y: (np.maximum(1 + z - z[rows(y), y][:, None], 0) ** 2 * (1 - onehot(z, y))).mean(axis=1),
            None,
            each,
        ),
        (
            "perplexity",
            "perplexity",
            lambda z, y: np.exp(np.mean(logsumexp(z) - z[rows(y), y])),
            None,
            {},
        ),
        (
            "softmax regression",
            "softmax_regression",
            lambda w, b, x, y: np.mean(logsumexp(x @ w.T + b) - (x @ w.T + b)[rows(y), y]),
            lambda w, b, x, y: _regression_gradient(w, b, x, y),
            {},
        ),
        (
            "logistic regression",
            "logistic_regression",
            lambda w, b, x, y: np.mean(softplus(x @ w + b) - y * (x @ w + b)),
            lambda w, b, x, y: (x.T @ (sigmoid(x @ w + b) - y) / len(y), np.mean(sigmoid(x @ w + b) - y)),
            {},
        ),
    ]
    return found


def _minus_one(p: Any, y: Any) -> Any:
    p[rows(y), y] -= 1
    return p


def _weighted_smoothing(z: Any, y: Any) -> Any:
    w = np.array([1.0, 0.3, 2.0], dtype=z.dtype)
    return -(w * smoothed(z, y) * sp.log_softmax(z, axis=1)).sum(axis=1)


def _multi_margin(z: Any, y: Any) -> Any:
    found = np.zeros(len(y), dtype=z.dtype)
    for n, k in enumerate(y):
        for i in range(z.shape[1]):
            if i != k:
                found[n] += max(0, 1 - z[n, k] + z[n, i])
    return found / z.shape[1]


def _multi_margin_gradient(z: Any, y: Any) -> Any:
    near = ((1 - z[rows(y), y][:, None] + z) > 0).astype(z.dtype)
    near[rows(y), y] = 0
    near[rows(y), y] = -near.sum(axis=1)
    return near / z.shape[1]


def _regression_gradient(w: Any, b: Any, x: Any, y: Any) -> Any:
    slope = (softmax(x @ w.T + b) - onehot(x @ w.T, y)) / len(y)
    return slope.T @ x, slope.sum(axis=0)


# ---- binary


def binary_styles() -> list[Entry]:
    each: dict[str, Any] = {"reduction": "none"}
    bce, logits = "binary_cross_entropy", "binary_cross_entropy_with_logits"
    focal = {**each, "alpha": 0.25, "gamma": 2.0}
    return [
        (
            "xlogy",
            bce,
            lambda p, y: -sp.xlogy(y, p) - sp.xlog1py(1 - y, -p),
            lambda p, y: (p - y) / (p * (1 - p)),
            each,
        ),
        (
            "two quotients",
            bce,
            lambda p, y: -(sp.xlogy(y, p) + sp.xlog1py(1 - y, -p)),
            lambda p, y: (1 - y) / (1 - p) - np.where(y == 0, 0, y / p),
            {**each, "skip": ("0 and 1",)},
        ),
        ("softplus − xy", logits, lambda x, y: softplus(x) - x * y, lambda x, y: sigmoid(x) - y, each),
        (
            "max − xy + log1p",
            logits,
            lambda x, y: np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x))),
            lambda x, y: sp.expit(x) - y,
            each,
        ),
        (
            "two log-sigmoids",
            logits,
            lambda x, y: -y * sp.log_expit(x) - (1 - y) * sp.log_expit(-x),
            lambda x, y: (1 - y) * sp.expit(x) - y * sp.expit(-x),
            each,
        ),
        ("(1 − y)x + softplus(−x)", logits, lambda x, y: (1 - y) * x + softplus(-x), None, each),
        ("tanh", logits, lambda x, y: softplus(x) - y * x, lambda x, y: 0.5 * (1 + np.tanh(0.5 * x)) - y, each),
        (
            "where",
            logits,
            lambda x, y: np.where(x > 0, (1 - y) * x, -y * x) + np.log1p(np.exp(-np.abs(x))),
            None,
            each,
        ),
        (
            "pos_weight",
            logits,
            lambda x, y: (1 - y) * x + (1 + 2 * y) * (np.log1p(np.exp(-np.abs(x))) + np.maximum(-x, 0)),
            lambda x, y: sp.expit(x) * (1 + 2 * y) - 3 * y,
            {**each, "pos_weight": 3},
        ),
        (
            "pos_weight, two terms",
            logits,
            lambda x, y: 3 * y * softplus(-x) + (1 - y) * softplus(x),
            lambda x, y: (1 - y) * sp.expit(x) - 3 * y * (1 - sp.expit(x)),
            {**each, "pos_weight": 3},
        ),
        (
            "smoothed",
            logits,
            lambda x, y: softplus(x) - x * (y * 0.9 + 0.05),
            lambda x, y: sigmoid(x) - (y * 0.9 + 0.5 * 0.1),
            {**each, "label_smoothing": 0.1},
        ),
        (
            "smoothed, toward ½",
            logits,
            lambda x, y: 0.9 * (softplus(x) - x * y) + 0.1 * (softplus(x) - x / 2),
            None,
            {**each, "label_smoothing": 0.1},
        ),
        (
            "matrix",
            logits,
            lambda x, y: (softplus(x) - x * y).mean(),
            lambda x, y: (sigmoid(x) - y) / x.size,
            {"axes": 2},
        ),
        (
            "rows, then their mean",
            logits,
            lambda x, y: (softplus(x) - x * y).mean(axis=-1).mean(),
            None,
            {"axes": 2},
        ),
        (
            "multilabel",
            "multilabel_soft_margin",
            lambda x, y: (softplus(x) - x * y).mean(axis=1),
            lambda x, y: (sigmoid(x) - y) / x.shape[1],
            each,
        ),
        (
            "multilabel, log-sigmoids",
            "multilabel_soft_margin",
            lambda x, y: -(y * sp.log_expit(x) + (1 - y) * sp.log_expit(-x)).mean(axis=1),
            None,
            each,
        ),
        (
            "focal, signs",
            "sigmoid_focal",
            lambda x, y: _focal(x, y),
            lambda x, y: _focal_slope(x, y),
            focal,
        ),
        (
            "focal, torchvision",
            "sigmoid_focal",
            lambda x, y: (
                (0.25 * y + 0.75 * (1 - y))
                * (np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x))))
                * (1 - (sp.expit(x) * y + (1 - sp.expit(x)) * (1 - y))) ** 2
            ),
            None,
            focal,
        ),
        (
            "focal, two terms",
            "sigmoid_focal",
            lambda x, y: (
                -0.25 * y * (1 - sp.expit(x)) ** 2 * sp.log_expit(x)
                - 0.75 * (1 - y) * sp.expit(x) ** 2 * sp.log_expit(-x)
            ),
            None,
            focal,
        ),
        ("dice", "dice", lambda p, y: 1 - 2 * (p * y).sum(1) / (p.sum(1) + y.sum(1)), _dice_gradient, each),
        (
            "Tversky",
            "tversky",
            lambda p, y: _tversky(p, y, 0.3, 0.7),
            None,
            {**each, "alpha": 0.3, "beta": 0.7},
        ),
    ]


def _focal(x: Any, y: Any) -> Any:
    s, w = np.where(y == 1, 1, -1).astype(x.dtype), np.where(y == 1, 0.25, 0.75).astype(x.dtype)
    return -w * sp.expit(-s * x) ** 2 * sp.log_expit(s * x)


def _focal_slope(x: Any, y: Any) -> Any:
    s, w = np.where(y == 1, 1, -1).astype(x.dtype), np.where(y == 1, 0.25, 0.75).astype(x.dtype)
    p = sp.expit(s * x)
    return s * w * (1 - p) ** 2 * (2 * p * sp.log_expit(s * x) - (1 - p))


def _dice_gradient(p: Any, y: Any) -> Any:
    total = (p.sum(1) + y.sum(1))[:, None]
    return (2 * (p * y).sum(1)[:, None] - 2 * y * total) / total**2


def _tversky(p: Any, y: Any, alpha: float, beta: float) -> Any:
    hit = (p * y).sum(1)
    return 1 - hit / (hit + alpha * (p * (1 - y)).sum(1) + beta * ((1 - p) * y).sum(1))


# ---- divergences


def divergence_styles() -> list[Entry]:
    each: dict[str, Any] = {"reduction": "none"}
    log_input, kl, js = "kl_divergence_with_log_input", "kl_divergence", "jensen_shannon"
    return [
        ("NLL", "negative_log_likelihood", lambda x, y: -x[rows(y), y], lambda x, y: -onehot(x, y), each),
        (
            "NLL of probabilities",
            "negative_log_likelihood_of_probabilities",
            lambda p, y: -np.log(p[rows(y), y]),
            lambda p, y: -onehot(p, y) / p,
            each,
        ),
        ("KL, one sum", log_input, lambda x, t: (sp.xlogy(t, t) - t * x).sum(1), lambda x, t: -t, each),
        ("KL, t(log t − x)", log_input, lambda x, t: (t * (np.log(np.where(t > 0, t, 1)) - x)).sum(1), None, each),
        (
            "KL, two sums",
            log_input,
            lambda x, t: sp.xlogy(t, t).sum(1) - (t * x).sum(1),
            None,
            each,
        ),
        (
            "batchmean",
            log_input,
            lambda x, t: (sp.xlogy(t, t) - t * x).sum() / len(x),
            None,
            {"reduction": "batchmean"},
        ),
        (
            "log target",
            "kl_divergence_with_log_target",
            lambda x, s: (np.exp(s) * (s - x)).sum(1),
            lambda x, s: (-np.exp(s), np.exp(s) * (s - x + 1)),
            {**each, "wrt": ("log_probabilities", "log_targets")},
        ),
        ("rel_entr", kl, lambda p, q: sp.rel_entr(p, q).sum(1), lambda p, q: -p / q, each),
        ("p log(p/q)", kl, lambda p, q: sp.xlogy(p, p / q).sum(1), None, each),
        ("H(p, q) − H(p)", kl, lambda p, q: sp.entr(p).sum(1) * -1 - sp.xlogy(p, q).sum(1), None, each),
        ("generalised", "generalised_kl_divergence", lambda t, q: sp.kl_div(t, q).sum(1), lambda t, q: 1 - t / q, each),
        (
            "generalised, q − t apart",
            "generalised_kl_divergence",
            lambda t, q: (sp.xlogy(t, t / q) + (q - t)).sum(1),
            lambda t, q: (q - t) / q,
            each,
        ),
        ("JS, mixture", js, lambda p, q: _js(p, q), None, each),
        (
            "JS, entropies",
            js,
            lambda p, q: sp.entr((p + q) / 2).sum(1) - (sp.entr(p).sum(1) + sp.entr(q).sum(1)) / 2,
            None,
            each,
        ),
        (
            "JS gradient",
            js,
            lambda p, q: _js(p, q),
            lambda p, q: np.log(p / ((p + q) / 2)) / 2,
            {**each, "skip": ("one-hot", "zero entries", "edges", "many", "searched")},
        ),
        ("JS distance", "jensen_shannon_distance", lambda p, q: np.sqrt(np.maximum(_js(p, q), 0)), None, each),
        (
            "VAE",
            "gaussian_kl_with_log_variance",
            lambda m, s: -0.5 * (1 + s - m**2 - np.exp(s)).sum(1),
            lambda m, s: (m, 0.5 * (np.exp(s) - 1)),
            each,
        ),
        (
            "VAE, expm1",
            "gaussian_kl_with_log_variance",
            lambda m, s: 0.5 * (m**2 + np.expm1(s) - s).sum(1),
            lambda m, s: (m, np.expm1(s) / 2),
            each,
        ),
        (
            "Gaussian KL",
            "gaussian_kl",
            lambda m, d: 0.5 * (m**2 + d**2 - 1 - 2 * np.log(d)).sum(1),
            lambda m, d: (m, d - 1 / d),
            each,
        ),
        (
            "Gaussian KL, log of the square",
            "gaussian_kl",
            lambda m, d: (m**2 + d**2 - np.log(d**2) - 1).sum(1) / 2,
            None,
            each,
        ),
    ]


def _js(p: Any, q: Any) -> Any:
    m = (p + q) / 2
    return (sp.rel_entr(p, m) + sp.rel_entr(q, m)).sum(1) / 2


# ---- regression and margins


def regression_styles() -> list[Entry]:
    each: dict[str, Any] = {"reduction": "none"}
    gauss = "gaussian_negative_log_likelihood"
    return [
        ("MSE", "squared_error", lambda x, y: (x - y) ** 2, lambda x, y: 2 * (x - y), each),
        (
            "MSE of a matrix",
            "squared_error",
            lambda x, y: np.mean((x - y) ** 2),
            lambda x, y: 2 * (x - y) / x.size,
            {"axes": 2},
        ),
        ("MSE of three axes", "squared_error", lambda x, y: np.mean(np.square(x - y)), None, {"axes": 3}),
        ("half", "half_squared_error", lambda x, y: 0.5 * np.square(x - y), lambda x, y: x - y, each),
        (
            "Huber, where",
            "huber",
            lambda x, y: np.where(abs(x - y) <= 1.5, 0.5 * (x - y) ** 2, 1.5 * (abs(x - y) - 0.75)),
            lambda x, y: np.where(abs(x - y) <= 1.5, x - y, 1.5 * np.sign(x - y)),
            {**each, "delta": 1.5},
        ),
        (
            "Huber, Optax",
            "huber",
            lambda x, y: 0.5 * np.minimum(abs(x - y), 1.5) ** 2 + 1.5 * (abs(x - y) - np.minimum(abs(x - y), 1.5)),
            lambda x, y: np.clip(x - y, -1.5, 1.5),
            {**each, "delta": 1.5},
        ),
        ("Huber, scipy", "huber", lambda x, y: sp.huber(1.5, x - y), None, {**each, "delta": 1.5}),
        (
            "smooth L1",
            "smooth_l1",
            lambda x, y: np.where(abs(x - y) < 1.5, 0.5 * (x - y) ** 2 / 1.5, abs(x - y) - 0.5 * 1.5),
            lambda x, y: np.clip((x - y) / 1.5, -1, 1),
            {**each, "delta": 1.5},
        ),
        (
            "log cosh, softplus",
            "log_cosh",
            lambda x, y: (x - y) + softplus(-2 * (x - y)) - np.log(2).astype(x.dtype),
            lambda x, y: np.tanh(x - y),
            each,
        ),
        ("log cosh, logaddexp", "log_cosh", lambda x, y: np.logaddexp(x - y, y - x) - np.log(2), None, each),
        (
            "log cosh, |e|",
            "log_cosh",
            lambda x, y: abs(x - y) + np.log1p(np.exp(-2 * abs(x - y))) - np.log(2),
            lambda x, y: np.sign(x - y) * -np.expm1(-2 * abs(x - y)) / (1 + np.exp(-2 * abs(x - y))),
            each,
        ),
        (
            "Gauss",
            gauss,
            lambda m, y, v: 0.5 * (np.log(v) + (y - m) ** 2 / v),
            lambda m, y, v: ((m - y) / v, 0.5 * (1 / v - (m - y) ** 2 / v**2)),
            {**each, "formats": ("float64", "float32")},
        ),
        (
            "Gauss, deviation",
            gauss,
            lambda m, y, v: np.log(np.sqrt(v)) + 0.5 * ((y - m) / np.sqrt(v)) ** 2,
            None,
            {**each, "formats": ("float64", "float32")},
        ),
        (
            "Gauss, log variance",
            "gaussian_negative_log_likelihood_with_log_variance",
            lambda m, y, s: 0.5 * (s + (m - y) ** 2 * np.exp(-s)),
            lambda m, y, s: ((m - y) * np.exp(-s), 0.5 - 0.5 * (m - y) ** 2 * np.exp(-s)),
            {**each, "formats": ("float64", "float32")},
        ),
        (
            "Poisson",
            "poisson_negative_log_likelihood",
            lambda r, y: r - sp.xlogy(y, r),
            lambda r, y: 1 - y / r,
            each,
        ),
        (
            "Poisson, log rate",
            "poisson_negative_log_likelihood_with_log_rate",
            lambda x, y: np.exp(x) - y * x,
            lambda x, y: np.exp(x) - y,
            each,
        ),
        ("hinge", "hinge", lambda x, y: np.maximum(0, 1 - y * x), lambda x, y: -y * (y * x < 1), each),
        (
            "hinge, where",
            "hinge",
            lambda x, y: np.where(y * x < 1, 1 - y * x, 0),
            lambda x, y: np.where(y * x <= 1, -y, 0),
            each,
        ),
        (
            "squared hinge",
            "squared_hinge",
            lambda x, y: np.maximum(0, 1 - y * x) ** 2,
            lambda x, y: -2 * y * np.maximum(0, 1 - y * x),
            each,
        ),
        ("soft margin", "soft_margin", lambda x, y: softplus(-y * x), lambda x, y: -y * (1 - sigmoid(y * x)), each),
        (
            "soft margin, log σ",
            "soft_margin",
            lambda x, y: -sp.log_expit(y * x),
            lambda x, y: y * (sigmoid(y * x) - 1),
            each,
        ),
        (
            "soft margin, quotient",
            "soft_margin",
            lambda x, y: np.maximum(-y * x, 0) + np.log1p(np.exp(-abs(x))),
            lambda x, y: -y * sp.expit(-y * x),
            each,
        ),
        (
            "Bradley–Terry",
            "bradley_terry",
            lambda a, b: softplus(b - a),
            lambda a, b: (sigmoid(a - b) - 1, 1 - sigmoid(a - b)),
            each,
        ),
        ("DPO", "dpo", lambda g: -sp.log_expit(0.1 * g), lambda g: -0.1 * sp.expit(-0.1 * g), each),
        ("DPO, 1 − σ", "dpo", lambda g: softplus(-0.1 * g), lambda g: 0.1 * (sp.expit(0.1 * g) - 1), each),
    ]


STYLES = [*softmax_styles(), *binary_styles(), *divergence_styles(), *regression_styles()]
