"""A failing input made smaller: fewer items, fewer classes, rounder and smaller numbers, as long as it fails alike.

"Alike" is the same kind of failure of the same quantity. An entry that has to be large is brought to the smallest whole
number that still fails, so that an overflow shows its threshold.

Main statement: `shrunk`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from derive.testing.floats import Array, representable
from derive.testing.kinds import admissible
from derive.testing.losses import Argument, Contract
from derive.testing.regimes import Case
from derive.testing.sampling import Code, Mismatch

MOST_CALLS = 300


class _Search:
    def __init__(self, code: Code, mismatch: Mismatch, calls: int, fixed_classes: bool) -> None:
        self.code = code
        self.contract: Contract = code.reference.contract
        self.best = mismatch
        self.left = calls
        self.fixed_classes = fixed_classes

    def fails(self, case: Case) -> Mismatch | None:
        """The same failure at the case, which must be an input that may occur."""
        if self.left <= 0 or not all(_fits(a, case) for a in self.contract.arguments):
            return None
        self.left -= 1
        wanted = self.best
        for m in self.code.observe(case).mismatches:
            if (m.kind, m.what, m.argument) == (wanted.kind, wanted.what, wanted.argument):
                return m
        return None

    def take(self, case: Case) -> bool:
        found = self.fails(case)
        if found is not None:
            self.best = found
        return found is not None

    def run(self) -> Mismatch:
        if not self.best.case.contiguous:
            self.take(replace(self.best.case, contiguous=True))
        whole = self.contract.whole  # its arrays have other axes than the batch first and the classes last
        for reduce in (self.numbers,) if whole else (self.items, self.classes, self.items, self.numbers):
            reduce()
        return self.best

    def items(self) -> None:
        """The fewest items: one of them, else one after the other left out."""
        count = self.best.case.items
        if count < 2 or any(self.take(_some_items(self.best.case, [n])) for n in range(min(count, 8))):
            return
        for n in reversed(range(count)):
            if self.best.case.items > 1:
                kept = [k for k in range(self.best.case.items) if k != n]
                self.take(_some_items(self.best.case, kept))

    def classes(self) -> None:
        if self.fixed_classes or not self.contract.families:
            return
        least = max(1, self.contract.least_classes)
        low, high = least, self.best.case.classes  # the fewest of the first classes that fail, by halving
        while low < high and self.left > 0:
            middle = (low + high) // 2
            if self.take(self._first_classes(self.best.case, middle)):
                high = self.best.case.classes
            else:
                low = middle + 1
        for k in reversed(range(self.best.case.classes)):
            if least < self.best.case.classes <= 12:
                self.take(_without_class(self.best.case, self.contract, k))

    def _first_classes(self, case: Case, count: int) -> Case:
        inputs = {}
        for a in self.contract.arguments:
            values = case.inputs[a.name]
            if a.family:
                inputs[a.name] = _whole(a.kind, values[:, :count])
            else:
                inputs[a.name] = np.where(values >= count, count - 1, values) if a.kind == "label" else values
        return replace(case, inputs=inputs)

    def numbers(self) -> None:
        for a in self.contract.arguments:
            if a.kind == "label" or (a.family and a.kind.endswith("distribution")):
                continue
            shape = self.best.case.inputs[a.name].shape
            if int(np.prod(shape)) > 24:
                continue
            for place in np.ndindex(*shape):
                self._number(a.name, place)

    def _number(self, name: str, place: tuple[int, ...]) -> None:
        for simpler in _simpler(float(self.best.case.inputs[name][place])):
            if self.take(self._with(name, place, simpler)):
                break
        now = float(self.best.case.inputs[name][place])
        if abs(now) > 2:  # the smallest whole number of this sign that fails, by halving
            sign, low, high = np.sign(now), 0, int(np.ceil(abs(now)))
            while high - low > 1 and self.left > 0:
                middle = (low + high) // 2
                if self.take(self._with(name, place, float(sign * middle))):
                    high = middle
                else:
                    low = middle

    def _with(self, name: str, place: tuple[int, ...], value: float) -> Case:
        case = self.best.case
        changed: Array = case.inputs[name].copy()
        changed[place] = value
        return replace(case, inputs={**case.inputs, name: representable(changed, case.format)})


def _fits(argument: Argument, case: Case) -> bool:
    values = case.inputs[argument.name]
    if argument.kind == "label":
        return True
    return admissible(argument.kind, values)


def _some_items(case: Case, which: list[int]) -> Case:
    return replace(case, inputs={name: a[which] for name, a in case.inputs.items()})


def _without_class(case: Case, contract: Contract, k: int) -> Case:
    inputs = {}
    for a in contract.arguments:
        values = case.inputs[a.name]
        if a.family:
            inputs[a.name] = _whole(a.kind, np.delete(values, k, axis=1))
        elif a.kind == "label":
            inputs[a.name] = np.where(values > k, values - 1, np.where(values == k, 0, values))
        else:
            inputs[a.name] = values
    return replace(case, inputs=inputs)


def _whole(kind: str, values: Array) -> Array:
    """A distribution whose entries were dropped gets what is missing at its first entry."""
    if not kind.endswith("distribution") or values.shape[1] == 0:
        return values
    values = values.copy()
    values[:, 0] += 1 - values.sum(axis=1)
    return values


def _simpler(value: float) -> Iterator[float]:
    """Rounder numbers, the simplest first."""
    tried = {value}
    rounded: list[float] = [0.0, 1.0, -1.0, 0.5, round(value), round(value, 1), round(value, 2), round(value, 4)]
    if 0 < abs(value) < 1e-3:
        rounded.append(float(f"{value:.0e}"))
    for candidate in rounded:
        if candidate not in tried and abs(candidate) <= abs(value):
            tried.add(candidate)
            yield candidate


def shrunk(code: Code, mismatch: Mismatch, *, calls: int = MOST_CALLS, fixed_classes: bool = False) -> Mismatch:
    """The mismatch at the smallest input that was found."""
    return _Search(code, mismatch, calls, fixed_classes).run()
