"""How long one test takes, by the library that the loss is written for.

    python -m benchmarks.times_of_tests

Correct code of six losses for NumPy (with its gradient as a function), PyTorch and JAX (by automatic differentiation;
JAX also as compiled by its author) is held against the formula at the default effort, and passes. Times are of the
processor, for the first test of that code in a process that has tested another. Beside those of JAX stands how often
XLA compiled something: a function for JAX is compiled for each shape and format, and that is most of the time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.planted_errors import table
from derive.testing import assert_loss_matches

Loss = Callable[..., Any]


def numpy_losses() -> dict[str, tuple[Loss, Loss]]:
    """The loss and its gradient; means over the items."""

    def lse(z: Any) -> Any:
        top = z.max(-1, keepdims=True)
        return (top + np.log(np.exp(z - top).sum(-1, keepdims=True)))[..., 0]

    def sigmoid(x: Any) -> Any:
        return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))

    def softmax(z: Any) -> Any:
        return np.exp(z - lse(z)[:, None])

    def picked(z: Any, y: Any) -> Any:
        return np.take_along_axis(z, y[:, None], -1)[:, 0]

    def slope(e: Any) -> Any:
        return np.clip(e, -1, 1) / len(e)

    return {
        "cross-entropy": (
            lambda z, y: np.mean(lse(z) - picked(z, y)),
            lambda z, y: (softmax(z) - (np.arange(z.shape[1]) == y[:, None])) / len(z),
        ),
        "cross-entropy, soft targets": (
            lambda z, t: -np.mean((t * (z - lse(z)[:, None])).sum(-1)),
            lambda z, t: (softmax(z) - t) / len(z),
        ),
        "binary cross-entropy, logits": (
            lambda x, y: np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))),
            lambda x, y: (sigmoid(x) - y) / len(x),
        ),
        "Huber": (
            lambda x, y: np.mean(np.where(abs(x - y) <= 1, (x - y) ** 2 / 2, abs(x - y) - 0.5)),
            lambda x, y: slope(x - y),
        ),
        "KL divergence, log input": (
            lambda x, t: np.mean((t * np.log(np.where(t > 0, t, 1)) - t * x).sum(-1)),
            lambda x, t: -t / len(t),
        ),
        "squared hinge": (
            lambda x, y: np.mean(np.maximum(0, 1 - x * y) ** 2),
            lambda x, y: -2 * y * np.maximum(0, 1 - x * y) / len(x),
        ),
    }


def torch_losses() -> dict[str, Loss]:
    import torch
    import torch.nn.functional as F

    return {
        "cross-entropy": lambda z, y: F.cross_entropy(z, y),
        "cross-entropy, soft targets": lambda z, t: F.cross_entropy(z, t),
        "binary cross-entropy, logits": lambda x, y: F.binary_cross_entropy_with_logits(x, y),
        "Huber": lambda x, y: F.huber_loss(x, y),
        "KL divergence, log input": lambda x, t: F.kl_div(x, t, reduction="batchmean"),
        "squared hinge": lambda x, y: torch.clamp(1 - x * y, min=0).square().mean(),
    }


def jax_losses() -> dict[str, Loss]:
    import jax
    import jax.numpy as jnp

    def softened(z: Any, t: Any) -> Any:
        return -jnp.mean(jnp.sum(t * jax.nn.log_softmax(z), axis=-1))

    def labelled(z: Any, y: Any) -> Any:
        return jnp.mean(jax.nn.logsumexp(z, axis=-1) - jnp.take_along_axis(z, y[:, None], axis=-1)[:, 0])

    def huber(x: Any, y: Any) -> Any:
        e = jnp.abs(x - y)
        return jnp.mean(jnp.where(e <= 1, e * e / 2, e - 0.5))

    return {
        "cross-entropy": labelled,
        "cross-entropy, soft targets": softened,
        "binary cross-entropy, logits": lambda x, y: jnp.mean(jax.nn.softplus(x) - x * y),
        "Huber": huber,
        "KL divergence, log input": lambda x, t: jnp.mean(jnp.sum(jax.scipy.special.xlogy(t, t) - t * x, axis=-1)),
        "squared hinge": lambda x, y: jnp.mean(jnp.maximum(0, 1 - x * y) ** 2),
    }


ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "cross-entropy": ("softmax_cross_entropy_with_integer_labels", {}),
    "cross-entropy, soft targets": ("softmax_cross_entropy", {"targets": "distributions"}),
    "binary cross-entropy, logits": ("binary_cross_entropy_with_logits", {}),
    "Huber": ("huber", {"delta": 1.0}),
    "KL divergence, log input": ("kl_divergence_with_log_input", {}),
    "squared hinge": ("squared_hinge", {}),
}


def seconds(function: Loss, title: str, gradient: Any, arrays: str) -> float:
    name, asked = ASKED[title]
    start = time.process_time()
    assert_loss_matches(function, name, gradient=gradient, arrays=arrays, **asked)
    return time.process_time() - start


def main() -> None:
    import jax

    jax.config.update("jax_enable_x64", True)
    compiled: list[float] = []
    jax.monitoring.register_event_duration_secs_listener(
        lambda event, taken, **more: compiled.append(taken) if event.endswith("backend_compile_duration") else None
    )

    def of_jax(function: Loss, title: str) -> list[str]:
        compiled.clear()
        whole = seconds(function, title, "jax", "jax")
        return [f"{whole:.2f} s", str(len(compiled))]

    with_numpy, with_torch, with_jax = numpy_losses(), torch_losses(), jax_losses()
    first = next(iter(ASKED))  # what the first test of all has to load
    for start in (
        lambda: seconds(with_numpy[first][0], first, with_numpy[first][1], "numpy"),
        lambda: seconds(with_torch[first], first, "torch", "torch"),
        lambda: seconds(with_jax[first], first, "jax", "jax"),
    ):
        start()
    rows = []
    for title in ASKED:
        value, slope = with_numpy[title]
        again = {title: torch_losses()[title], "jax": jax_losses()[title], "jit": jax.jit(jax_losses()[title])}
        rows.append(
            [
                title,
                f"{seconds(value, title, slope, 'numpy'):.2f} s",
                f"{seconds(again[title], title, 'torch', 'torch'):.2f} s",
                *of_jax(again["jax"], title),
                *of_jax(again["jit"], title),
            ]
        )
    head = ["loss", "NumPy", "PyTorch", "JAX", "compilations", "jax.jit", "compilations"]
    print(table(head, rows))


if __name__ == "__main__":
    main()
