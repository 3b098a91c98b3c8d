"""Errors planted into the correct losses: those that befall every loss, and those of one.

Main statements: `Planted`, `planted_in`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.planted.correct import Subject
from benchmarks.planted.errors import binary, regression, softmax
from benchmarks.planted.errors.general import general
from benchmarks.planted.errors.planted import Planted

__all__ = ["Planted", "planted_in"]

_OWN: dict[str, Callable[[Subject], Iterator[Planted]]] = {
    "cross-entropy": softmax.cross_entropy,
    "cross-entropy, soft targets": softmax.soft,
    "cross-entropy, smoothed labels": softmax.smoothing,
    "cross-entropy, weights, ignored labels": softmax.weighted,
    "binary cross-entropy": binary.binary,
    "binary cross-entropy, logits, pos_weight": binary.logits,
    "focal": binary.focal,
    "soft margin": binary.soft_margin,
    "squared hinge": binary.squared_hinge,
    "KL divergence, log input": regression.kl,
    "Huber": regression.huber,
    "log cosh": regression.log_cosh,
    "Gaussian likelihood": regression.gaussian,
    "Poisson likelihood, log rate": regression.poisson,
}


def planted_in(subject: Subject) -> list[Planted]:
    """All errors planted into a loss."""
    return [*general(subject), *_OWN[subject.title](subject)]
