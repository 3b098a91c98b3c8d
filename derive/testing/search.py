"""A search for inputs beside the edges, by Hypothesis: numbers of every size, few items, few classes.

It is deterministic: the same seed tries the same inputs. The search is drawn towards large errors. Without Hypothesis
(`pip install 'derive-proofs[testing]'`) there is no search, and the outcome counts fewer inputs.

Main statement: `searched`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from derive.testing.floats import Format, representable
from derive.testing.kinds import admissible, scalars
from derive.testing.losses import Argument
from derive.testing.regimes import CLASSES, Case
from derive.testing.sampling import Code, Observation

REGIME = "searched"


def searched(
    code: Code, to: Format, count: int, seed: int, classes: int | None, skip: tuple[str, ...]
) -> list[Observation]:
    """What the code returned at so many inputs; ends at the first that is wrong."""
    if not count or REGIME in skip:
        return []
    try:
        import hypothesis
    except ModuleNotFoundError:
        return []
    from hypothesis import strategies

    contract = code.reference.contract
    compiled = bool(code.compilable)
    found: list[Observation] = []

    def explore(data: Any) -> None:
        if contract.whole:
            inputs = _drawn_batch(data, code, to)
        else:
            if code.lean:
                items, size = 1, classes or max(CLASSES, contract.least_classes)
            else:
                items = data.draw(strategies.sampled_from((1, 2, 4) if code.layout.axes > 1 else (1, 2, 3)))
                size = classes or data.draw(strategies.integers(max(contract.least_classes, 1), 8))
            inputs = {a.name: _drawn(data, a, items, size, to, code) for a in contract.arguments}
        if not all(a.kind == "label" or admissible(a.kind, inputs[a.name]) for a in contract.arguments):
            return
        if found and found[-1].mismatches:
            return
        seen = code.observe(Case(REGIME, to, inputs, compiled=compiled))
        found.append(seen)
        if seen.worst > 0:
            hypothesis.target(float(np.log10(seen.worst)))

    run = hypothesis.settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(hypothesis.Phase.generate, hypothesis.Phase.target),
        suppress_health_check=list(hypothesis.HealthCheck),
    )(hypothesis.seed(seed)(hypothesis.given(strategies.data())(explore)))
    run()
    return found


def _drawn_batch(data: Any, code: Code, to: Format) -> dict[str, Any]:
    """A whole batch, with parameters: sizes of its axes, and numbers that no exp of a short format overflows at."""
    from hypothesis import strategies

    contract = code.reference.contract
    reach = min(20.0, float(np.log(to.largest)) / 4)
    number = strategies.floats(-reach, reach, allow_subnormal=False)
    sizes: dict[str, int] = {}
    inputs: dict[str, Any] = {}
    for a in contract.arguments:
        for axis in a.axes:
            if axis not in sizes:
                sizes[axis] = 2 if code.lean else data.draw(strategies.integers(1, 4))
        shape = tuple(sizes[axis] for axis in a.axes)
        count = int(np.prod(shape, dtype=int))
        if a.kind == "label":
            labels = [data.draw(strategies.integers(0, sizes["K"] - 1)) for _ in range(count)]
            inputs[a.name] = np.array(labels, dtype=np.int64).reshape(shape)
            continue
        of = strategies.sampled_from((0.0, 1.0, 0.25)) if a.kind == "binary" else number
        values = np.array([data.draw(of) for _ in range(count)], dtype=np.float64)
        inputs[a.name] = representable(values.reshape(shape), to)
    return inputs


def _drawn(data: Any, argument: Argument, items: int, classes: int, to: Format, code: Code) -> Any:
    from hypothesis import strategies

    shape = (items, classes) if argument.family else (items,)
    if argument.kind == "label":
        labels = [data.draw(strategies.integers(0, classes - 1)) for _ in range(items)]
        return np.array(labels, dtype=np.int64)
    if argument.kind.endswith("distribution"):
        parts = 2 ** min(to.bits - 1, 8)
        rows = []
        for _ in range(items):
            least = int(argument.kind != "distribution")
            counts = [data.draw(strategies.integers(least, parts // classes)) for _ in range(classes)]
            counts[0] += parts - sum(counts)
            rows.append([c / parts for c in counts])
        return np.array(rows)
    pool = [v for them in scalars(argument.kind, to, code.lib.denormals).values() for v in them]
    low, high = min(pool), max(pool)
    if argument.kind in ("binary", "hard", "sign", "overlap", "count"):
        number = strategies.sampled_from(pool)
    else:
        spread = strategies.floats(max(low, -60.0), min(high, 60.0), allow_subnormal=False)
        number = strategies.one_of(spread, strategies.floats(low, high, allow_subnormal=False))
    size = int(np.prod(shape))
    values = [data.draw(number) for _ in range(size)]
    found = representable(np.array(values, dtype=np.float64).reshape(shape), to)
    return found if code.lib.denormals else np.where(np.abs(found) < to.tiny, 0.0, found)
