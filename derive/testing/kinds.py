"""What may stand in an argument, and where code goes wrong there: values by regime, for each kind of argument.

A kind names what an argument is (a logit, a probability, a label …) and gives its values by regime, fitted to the
range of a format. All values are exact in the format: they are rounded to it before anybody sees them. Target
distributions have entries m/2^k, so that their sum is exactly 1.

| kind | regimes beside "ordinary" |
|---|---|
| logit | near 0 · saturated · beyond the range of exp · very large |
| logits, a family | tied · saturated · underflow to p = 0 · far from 0 |
| real | large · nearly equal to the target |
| probability | near 0 · near 1 · 0 and 1 |
| distribution | one-hot · zero entries · small entries |
| log_probability, exponent, positive, count | their own extremes |

Main statements: `scalars`, `rows`, `admissible`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from derive.testing.floats import Array, Format, representable

Values = dict[str, list[float]]
Rows = dict[str, list[Array]]

BOUNDARY = "0 and 1"  # where a logarithm is infinite: the value is a limit


def scalars(kind: str, to: Format, denormals: bool) -> Values:
    """The values of a number of this kind, by regime."""
    reach = math.log(to.largest)  # exp overflows beyond: 709 for float64, 88 for float32, 11 for float16
    values: Values
    if kind == "logit":
        deep = [9.0, 14.0] if to.name == "float16" else [20.0, 31.0, 38.0, 45.0]
        beyond = [math.floor(reach) + 2, math.floor(1.2 * reach), 1000.0]
        values = {
            "ordinary": [0.0, 0.5, -0.5, 1.0, -1.0, -2.25, 3.5],
            "near 0": _both([to.epsilon / 8, 1e-4]),
            "saturated": _both(deep),
            "beyond the range of exp": _both(beyond),
            "very large": _both([3e4]),
        }
    elif kind == "real":
        values = {
            "ordinary": [0.0, 0.5, -0.5, 1.0, -2.25, 3.5, -1.0],
            "large": _both([11.0, 50.0, min(2e4, math.sqrt(to.largest) / 8)]),
        }
    elif kind == "probability":
        small = [1e-3, 1e-6, to.epsilon, 1e-8, 1e-10, 1e-14, 1e-20, 1e-37, 1e-50, 1e-300]
        values = {
            "ordinary": [0.5, 0.25, 0.7, 0.9, 0.1],
            "near 0": [p for p in small if p >= to.tiny],
            "near 1": [1 - to.epsilon / 2, 1 - 4 * to.epsilon, 0.99],
            BOUNDARY: [0.0, 1.0],
        }
        if denormals:
            values["denormal"] = [2.0 ** (to.lowest - to.bits + 1), to.tiny / 4]
    elif kind == "open_probability":
        values = scalars("probability", to, denormals)
        del values[BOUNDARY]
    elif kind == "nonnegative":
        values = scalars("positive", to, denormals) | {"zero": [0.0]}
    elif kind == "binary":
        values = {"ordinary": [1.0, 0.0, 0.25]}
    elif kind in ("hard", "sign"):
        values = {"ordinary": [1.0, 0.0 if kind == "hard" else -1.0]}
    elif kind == "overlap":
        values = {"ordinary": [1.0, 0.0, 1.0, 0.25]}
    elif kind == "positive":
        values = {"ordinary": [1.0, 0.5, 3.0, 0.1], "near 0": [1e-2], "large": [60.0]}
        if to.name != "float16":  # its squares would leave the range
            values["near 0"] += [1e-3, 1e-8, 1e-12]
            values["large"] += [200.0, 1e4]
    elif kind == "count":
        values = {"ordinary": [1.0, 0.0, 5.0, 3.0], "large": [200.0]}
    elif kind == "exponent":
        values = {"ordinary": [0.0, 0.5, -1.0, 2.0], "large": [0.75 * reach], "very small": [-0.75 * reach, -40.0]}
    elif kind == "log_probability":
        values = {"ordinary": [-0.5, -1.0, -2.0, -0.125], "very small": [-1.2 * reach, -50.0], "near 0": [-1e-4, 0.0]}
    elif kind == "positive_probability":
        values = {"ordinary": [0.5, 0.25, 0.7, 0.1], "near 0": [1e-3, to.epsilon], "near 1": [1 - to.epsilon / 2, 1.0]}
    else:
        raise ValueError(f"{kind!r} is no kind of number.")
    return {regime: [float(v) for v in representable(np.array(v), to)] for regime, v in values.items()}


def _both(sizes: Sequence[float]) -> list[float]:
    return [s for size in sizes for s in (size, -size)]


def rows(kind: str, size: int, to: Format, random: np.random.Generator, denormals: bool) -> Rows:
    """Families of this kind with so many entries, by regime."""
    if kind == "logit":
        found = _logit_rows(size, to, random)
    elif kind in ("distribution", "positive_distribution"):
        found = _distributions(size, to, random, positive=kind != "distribution")
    elif kind == "log_probability":
        found = {"ordinary": [np.log(random.dirichlet(np.ones(size))) for _ in range(3)]}
        reach = math.log(to.largest)
        found["very small"] = [_with(np.full(size, -1.5 * reach), 0, 0.0), np.full(size, -2.0 * reach)]
        found["equal"] = [np.full(size, -math.log(size) - 1e-3)]
    else:
        pool = scalars(kind, to, denormals)
        found = {
            regime: [np.resize(random.permutation(np.array(values)), size) for _ in range(2)]
            for regime, values in pool.items()
        }
        for regime, (first, *_) in list(found.items()):
            if regime != "ordinary":  # one extreme entry among ordinary ones
                mixed = np.resize(np.array(pool["ordinary"]), size).copy()
                mixed[size // 2] = first[0]
                found[regime].append(mixed)
    return {regime: [representable(row, to) for row in them] for regime, them in found.items()}


def _logit_rows(size: int, to: Format, random: np.random.Generator) -> Rows:
    reach = math.log(to.largest)
    deep = (8.0, 5.0, 12.0) if to.name == "float16" else (36.0, 32.0, 45.0)
    gap = 20.0 if to.name == "float16" else math.floor(1.2 * reach)
    ordinary = [2 * random.standard_normal(size) for _ in range(4)]
    spread = np.linspace(0.0, -1.5, size)
    tied = np.full(size, deep[1])
    tied[size // 2 + 1 :] = 2.0
    found = {
        "ordinary": ordinary,
        "tied": [np.zeros(size), np.full(size, 2.5), np.minimum(spread, -0.5)],
        "saturated": [_with(np.zeros(size), size // 2, deep[0]), _with(spread, 0, -deep[2]), tied, -deep[0] + spread],
        "underflow to p = 0": [_with(spread, size - 1, -gap), _with(spread - gap, 0, 0.0)],
        "far from 0": [c + spread for c in (gap, -gap, 1000.0, -1000.0)],
    }
    if to.name != "float16":
        found["far from 0"].append(3e4 + np.round(4 * spread) * 256)
    return found


def many_logits(size: int, to: Format) -> tuple[Array, Array]:
    """For code that goes through the classes in chunks: all but the last far below it; the largest grows all along."""
    gap = 20.0 if to.name == "float16" else math.floor(1.2 * math.log(to.largest))
    return _with(np.linspace(0.0, -1.5, size) - gap, size - 1, 0.0), np.linspace(-gap, gap, size)


def _with(row: Array, place: int, value: float) -> Array:
    row = row.copy()
    row[place] = value
    return row


def _distributions(size: int, to: Format, random: np.random.Generator, positive: bool) -> Rows:
    """Families of m/2^k with sum 1."""
    parts = 2 ** min(to.bits - 1, 12)
    if parts < 4 * size:
        parts = 2 ** math.ceil(math.log2(4 * size))  # more entries than the format tells apart: small ones all the same

    def split(weights: Array, least: int) -> Array:
        counts = least + np.floor(weights / weights.sum() * (parts - least * size)).astype(int)
        counts[int(np.argmax(counts))] += parts - int(counts.sum())
        return np.asarray(counts / parts)

    soft = [split(random.dirichlet(np.ones(size)), 1) for _ in range(2)]
    found = {"ordinary": [*soft, split(np.ones(size), 1)]}
    if size == 1:
        return found
    small = np.zeros(size)
    small[-1] = to.epsilon / 2
    small[0] = 1 - small[-1]
    if not positive:
        found["one-hot"] = [_with(np.zeros(size), k, 1.0) for k in (0, size - 1)]
        halves = np.zeros(size)
        halves[0] = halves[-1] = 0.5
        found["zero entries"] = [halves, small]
    elif size == 2:
        found["small entries"] = [small]
    return found


def admissible(kind: str, values: Array) -> bool:
    """May these values (the whole of an argument) stand in an argument of this kind?"""
    if not np.isfinite(values).all():
        return False
    tests: dict[str, Callable[[], Any]] = {
        "probability": lambda: (values >= 0).all() and (values <= 1).all(),
        "open_probability": lambda: (values > 0).all() and (values < 1).all(),
        "nonnegative": lambda: (values >= 0).all(),
        "positive_probability": lambda: (values > 0).all() and (values <= 1).all(),
        "binary": lambda: (values >= 0).all() and (values <= 1).all(),
        "overlap": lambda: (values >= 0).all() and (values <= 1).all(),
        "hard": lambda: np.isin(values, (0, 1)).all(),
        "sign": lambda: np.isin(values, (-1, 1)).all(),
        "positive": lambda: (values > 0).all(),
        "count": lambda: (values >= 0).all() and (values == np.round(values)).all(),
        "log_probability": lambda: (values <= 0).all(),
        "distribution": lambda: (values >= 0).all() and bool((values.sum(-1) == 1).all()),
        "positive_distribution": lambda: (values > 0).all() and bool((values.sum(-1) == 1).all()),
    }
    return bool(tests[kind]()) if kind in tests else True
