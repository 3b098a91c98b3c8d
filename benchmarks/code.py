"""Functions written from theorems against the same formulas by hand, and against automatic differentiation.

    python -m benchmarks.code [NAME…] [--rows 10000] [--classes 100] [--runs 30]

For each loss: the time of value and gradient together by `derive.theorem(NAME).numpy`, by NumPy code that a careful
person writes for the same numbers, by `jax.jit(jax.value_and_grad(…))` of the loss as one writes it with JAX, and by
PyTorch's autograd of its own loss, or of one as written (both only where they are installed), and the ratios to ours.
The runs of all of them alternate, and the best of each counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import derive

Run = Callable[[], Any]


# ---- by hand, with NumPy


def _softmax_cross_entropy_with_labels(z: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rows = np.arange(len(z))
    m = z.max(axis=-1, keepdims=True)
    e = np.exp(z - m)
    total = e.sum(axis=-1, keepdims=True)
    loss = m[:, 0] + np.log(total[:, 0]) - z[rows, y]
    gradient = e / total
    gradient[rows, y] -= 1
    return loss, gradient


def _softmax_cross_entropy(z: np.ndarray, t: np.ndarray) -> tuple[np.ndarray, ...]:
    shifted = z - z.max(axis=-1, keepdims=True)
    e = np.exp(shifted)
    total = e.sum(axis=-1, keepdims=True)
    logarithm = np.log(total)
    surprise = logarithm - shifted
    return (t * surprise).sum(axis=-1), t.sum(axis=-1, keepdims=True) * (e / total) - t, surprise


def _binary_cross_entropy_with_logits(y: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    e = np.exp(-np.abs(x))
    return np.maximum(x, 0) - x * y + np.log1p(e), np.where(x >= 0, 1, e) / (1 + e) - y


def _weighted_binary_cross_entropy(y: np.ndarray, x: np.ndarray, c: float) -> tuple[np.ndarray, np.ndarray]:
    e = np.exp(-np.abs(x))
    sigmoid = np.where(x >= 0, 1, e) / (1 + e)
    loss = (1 - y) * x + (1 + (c - 1) * y) * (np.log1p(e) + np.maximum(-x, 0))
    return loss, (1 - y) * sigmoid - c * y * (np.where(x >= 0, e, 1) / (1 + e))


def _kl_divergence_with_log_input(t: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, ...]:
    zero = t == 0
    logarithm = np.log(np.where(zero, 1, t))
    return np.sum(t * logarithm - t * x, axis=-1), -t, np.where(zero, -np.inf, logarithm) - x + 1


def _huber(y: np.ndarray, x: np.ndarray, delta: float) -> tuple[np.ndarray, np.ndarray]:
    e = x - y
    a = np.abs(e)
    return np.where(a <= delta, e * e / 2, delta * (a - delta / 2)), np.clip(e, -delta, delta)


def _gaussian(y: np.ndarray, m: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, ...]:
    e = m - y
    return (np.log(v) + e * e / v) / 2, e / v, (1 / v - e * e / (v * v)) / 2


def _focal(y: np.ndarray, x: np.ndarray, alpha: float, gamma: float) -> tuple[np.ndarray, np.ndarray]:
    s = 2 * y - 1
    u = -s * x
    e = np.exp(-np.abs(u))
    q, p = np.where(u >= 0, 1, e) / (1 + e), np.where(u >= 0, e, 1) / (1 + e)
    softplus = np.maximum(u, 0) + np.log1p(e)
    weight = np.where(y == 1, alpha, 1 - alpha) * q**gamma
    return weight * softplus, -s * weight * (q + gamma * p * softplus)


def _multi_margin(y: np.ndarray, z: np.ndarray, m: float) -> tuple[np.ndarray, np.ndarray]:
    rows, classes = np.arange(len(z)), z.shape[-1]
    excess = m - z[rows, y][:, None] + z
    excess[rows, y] = 0
    gradient = (excess > 0) / classes
    gradient[rows, y] = -gradient.sum(axis=-1)
    return np.maximum(excess, 0).sum(axis=-1) / classes, gradient


BY_HAND: dict[str, Callable[..., Any]] = {
    "softmax_cross_entropy_with_integer_labels": _softmax_cross_entropy_with_labels,
    "softmax_cross_entropy": _softmax_cross_entropy,
    "binary_cross_entropy_with_logits": _binary_cross_entropy_with_logits,
    "weighted_binary_cross_entropy_with_logits": _weighted_binary_cross_entropy,
    "sigmoid_focal": _focal,
    "kl_divergence_with_log_input": _kl_divergence_with_log_input,
    "gaussian_negative_log_likelihood": _gaussian,
    "huber": _huber,
    "squared_error": lambda y, x: ((x - y) ** 2, 2 * (x - y)),
    "hinge": lambda y, x: (np.maximum(1 - y * x, 0), np.where(1 - y * x > 0, -y, 0.0)),
    "multi_margin": _multi_margin,
}


def inputs(name: str, rows: int, classes: int) -> list[Any]:
    """Arguments in the order of the function: arrays of (rows, classes), or of as many numbers."""
    rng = np.random.default_rng(0)
    z = 3 * rng.standard_normal((rows, classes))
    labels = rng.integers(0, classes, rows)
    t = rng.random((rows, classes))
    t /= t.sum(axis=-1, keepdims=True)
    bits = (rng.random((rows, classes)) < 0.5).astype(float)
    return {
        "softmax_cross_entropy_with_integer_labels": [z, labels],
        "softmax_cross_entropy": [z, t],
        "binary_cross_entropy_with_logits": [bits, z],
        "weighted_binary_cross_entropy_with_logits": [bits, z, 3.0],
        "sigmoid_focal": [bits, z, 0.25, 2.0],
        "kl_divergence_with_log_input": [t, z],
        "gaussian_negative_log_likelihood": [z, z[::-1].copy(), 0.5 + t],
        "huber": [bits, z, 1.0],
        "squared_error": [bits, z],
        "hinge": [2 * bits - 1, z],
        "multi_margin": [labels, z, 1.0],
    }[name]


# ---- automatic differentiation


def with_jax(name: str, arguments: list[Any]) -> Run | None:
    try:
        import jax
        import jax.numpy as jnp
    except ImportError:
        return None
    jax.config.update("jax_enable_x64", True)
    sigmoid_loss = lambda y, x: jnp.sum(jax.nn.softplus(x) - x * y)  # noqa: E731

    def focal(y: Any, x: Any, alpha: float, gamma: float) -> Any:
        u = (1 - 2 * y) * x
        return jnp.sum(jnp.where(y == 1, alpha, 1 - alpha) * jax.nn.sigmoid(u) ** gamma * jax.nn.softplus(u))

    def huber(y: Any, x: Any, delta: float) -> Any:
        a = jnp.abs(x - y)
        return jnp.sum(jnp.where(a <= delta, a * a / 2, delta * (a - delta / 2)))

    def multi_margin(y: Any, z: Any, m: float) -> Any:
        excess = jnp.maximum(m - jnp.take_along_axis(z, y[:, None], axis=-1) + z, 0)
        others = jnp.arange(z.shape[-1]) != y[:, None]
        return jnp.sum(jnp.where(others, excess, 0)) / z.shape[-1]

    losses: dict[str, tuple[Callable[..., Any], tuple[int, ...]]] = {
        "softmax_cross_entropy_with_integer_labels": (
            lambda z, y: -jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], axis=-1).sum(),
            (0,),
        ),
        "softmax_cross_entropy": (lambda z, t: -(t * jax.nn.log_softmax(z)).sum(), (0, 1)),
        "binary_cross_entropy_with_logits": (sigmoid_loss, (1,)),
        "weighted_binary_cross_entropy_with_logits": (
            lambda y, x, c: -jnp.sum(c * y * jax.nn.log_sigmoid(x) + (1 - y) * jax.nn.log_sigmoid(-x)),
            (1,),
        ),
        "kl_divergence_with_log_input": (lambda t, x: jnp.sum(jax.scipy.special.xlogy(t, t) - t * x), (1, 0)),
        "gaussian_negative_log_likelihood": (lambda y, m, v: jnp.sum(jnp.log(v) + (m - y) ** 2 / v) / 2, (1, 2)),
        "squared_error": (lambda y, x: jnp.sum((x - y) ** 2), (1,)),
        "hinge": (lambda y, x: jnp.sum(jnp.maximum(1 - y * x, 0)), (1,)),
        "sigmoid_focal": (focal, (1,)),
        "huber": (huber, (1,)),
        "multi_margin": (multi_margin, (1,)),
    }
    if name not in losses:
        return None
    loss, places = losses[name]
    compute = jax.jit(jax.value_and_grad(loss, argnums=places))
    given = [jnp.asarray(a) for a in arguments]
    return lambda: jax.block_until_ready(compute(*given))


def with_torch(name: str, arguments: list[Any]) -> Run | None:
    try:
        import torch
        from torch.nn import functional
    except ImportError:
        return None

    def focal(y: Any, x: Any, alpha: float, gamma: float) -> Any:
        u = (1 - 2 * y) * x
        weight = torch.where(y == 1, alpha, 1 - alpha)
        return (weight * torch.sigmoid(u) ** gamma * -functional.logsigmoid(-u)).sum()

    losses: dict[str, tuple[Callable[..., Any], tuple[int, ...]]] = {
        "softmax_cross_entropy_with_integer_labels": (
            lambda z, y: functional.cross_entropy(z, y, reduction="sum"),
            (0,),
        ),
        "softmax_cross_entropy": (lambda z, t: functional.cross_entropy(z, t, reduction="sum"), (0, 1)),
        "binary_cross_entropy_with_logits": (
            lambda y, x: functional.binary_cross_entropy_with_logits(x, y, reduction="sum"),
            (1,),
        ),
        "weighted_binary_cross_entropy_with_logits": (
            lambda y, x, c: functional.binary_cross_entropy_with_logits(
                x, y, pos_weight=torch.tensor(c, dtype=x.dtype), reduction="sum"
            ),
            (1,),
        ),
        "kl_divergence_with_log_input": (lambda t, x: functional.kl_div(x, t, reduction="sum"), (1, 0)),
        "gaussian_negative_log_likelihood": (
            lambda y, m, v: functional.gaussian_nll_loss(m, y, v, reduction="sum"),
            (1, 2),
        ),
        "sigmoid_focal": (focal, (1,)),
        "hinge": (lambda y, x: torch.clamp(1 - y * x, min=0).sum(), (1,)),
        "huber": (lambda y, x, delta: functional.huber_loss(x, y, delta=delta, reduction="sum"), (1,)),
        "squared_error": (lambda y, x: functional.mse_loss(x, y, reduction="sum"), (1,)),
        "multi_margin": (lambda y, z, m: functional.multi_margin_loss(z, y, margin=m, reduction="sum"), (1,)),
    }
    if name not in losses:
        return None
    loss, places = losses[name]
    given = [torch.as_tensor(a) if isinstance(a, np.ndarray) else a for a in arguments]

    def run() -> Any:
        leaves = [a.detach().requires_grad_(True) if k in places else a for k, a in enumerate(given)]
        loss(*leaves).backward()
        return [leaves[k].grad for k in places]

    return run


# ---- the table


def best_times(runs: list[Run], times: int) -> list[float]:
    """The best time of each, in turns; before each an untimed run of the same, so that none pays for its neighbour's
    memory."""
    best = [float("inf")] * len(runs)
    for _ in range(times):
        for k, run in enumerate(runs):
            run()
            start = time.perf_counter()
            run()
            best[k] = min(best[k], time.perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="Functions from theorems against code by hand and autodiff.")
    parser.add_argument("names", nargs="*", help=f"of {', '.join(BY_HAND)}")
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--classes", type=int, default=100)
    parser.add_argument("--runs", type=int, default=30)
    asked = parser.parse_args()
    print(f"value and gradient of ({asked.rows}, {asked.classes}) numbers, float64, best of {asked.runs} runs")
    print(f"{'':<44}{'ours':>9}{'by hand':>18}{'jax.jit':>18}{'torch autograd':>18}")
    for name in asked.names or BY_HAND:
        if name not in BY_HAND:
            raise SystemExit(f"There is no code by hand for {name!r}; there is for {', '.join(BY_HAND)}.")
        arguments = inputs(name, asked.rows, asked.classes)
        ours, by_hand = derive.theorem(name).numpy.value_and_gradient, BY_HAND[name]
        with np.errstate(divide="ignore"):
            for mine, theirs in zip(ours(*arguments), by_hand(*arguments), strict=True):
                np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)
            columns: list[Run | None] = [lambda o=ours, a=arguments: o(*a), lambda h=by_hand, a=arguments: h(*a)]
            columns += [with_jax(name, arguments), with_torch(name, arguments)]
            known = [run for run in columns if run is not None]
            times = dict(zip(map(id, known), best_times(known, asked.runs), strict=True))
        line = f"{name:<44}{1000 * times[id(columns[0])]:>6.1f} ms"
        for run in columns[1:]:
            seconds = times.get(id(run)) if run is not None else None
            mine = times[id(columns[0])]
            line += f"{'–':>18}" if seconds is None else f"{1000 * seconds:>8.1f} ms ({seconds / mine:.2f})"
        print(line, flush=True)
    print("in brackets: its time over ours; above 1 ours is the faster one")


if __name__ == "__main__":
    main()
