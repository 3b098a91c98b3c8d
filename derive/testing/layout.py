"""How the items lie in the arrays that code is given: one axis of them or several, the classes last or elsewhere.

Inside the tests a batch has one axis of items and then one of classes. `axes=2` gives a function arrays (N, M) or
(N, M, K) instead, with the same items in them; `class_axis=1` then makes (N, K, M) of the latter, as PyTorch has it.

Main statements: `Layout`, `PLAIN`, `layout`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from derive.testing.floats import Array

CLASSES_LAST = -1


@dataclass(frozen=True, slots=True)
class Layout:
    """So many axes of items, and where the axis of classes stands."""

    axes: int = 1
    class_axis: int = CLASSES_LAST

    def shape(self, items: int) -> tuple[int, ...]:
        """The axes of so many items: as nearly of the same length as may be, the shorter first; empty: the first is."""
        found: list[int] = []
        left = items
        for more in range(self.axes - 1, 0, -1):
            near = math.isqrt(left) if more == 1 else round(left ** (1 / (more + 1)))
            found.append(next((d for d in range(max(near, 1), 0, -1) if left and left % d == 0), 0))
            left = left // found[-1] if found[-1] else 2
        return (*found, left)

    def arranged(self, flat: Array, items: int, classes: bool) -> Array:
        """The array as the code is given it."""
        if self.axes == 1 and self.class_axis == CLASSES_LAST:
            return flat
        array = flat.reshape(*self.shape(items), *flat.shape[1:])
        return np.moveaxis(array, -1, self.class_axis) if classes else array

    def flattened(self, array: Array, items: int, classes: bool) -> Array:
        """What the code returned for arrays of this layout, with one axis of items."""
        if self.axes == 1 and self.class_axis == CLASSES_LAST:
            return array
        last = np.moveaxis(array, self.class_axis, -1) if classes else array
        return last.reshape(items, *last.shape[self.axes :])

    def place(self, place: tuple[int, ...], items: int) -> tuple[int, ...]:
        """Where the entry at (item, class) stands in the code's own array."""
        if not place or (self.axes == 1 and self.class_axis == CLASSES_LAST):
            return place
        found = [int(k) for k in np.unravel_index(place[0], self.shape(items))]
        if len(place) > 1:
            found.insert(self.class_axis % (self.axes + 1), place[1])
        return tuple(found)


PLAIN = Layout()


def layout(axes: int, class_axis: int) -> Layout:
    """The layout that a caller asks for."""
    if axes < 1:
        raise ValueError(f"axes= counts the axes of items: 1 or more, not {axes}.")
    if not -axes - 1 <= class_axis <= axes:
        raise ValueError(f"class_axis= is one of the {axes + 1} axes, from 0 to {axes} or −1 for the last.")
    return Layout(axes, CLASSES_LAST if class_axis == axes else class_axis)
