"""Where axes stand: one order of the axes for the whole function, and how arrays with fewer axes are made to fit.

An array over the axes (n, k) has the shape (…, N, K); the dots are the batch. An axis that has been summed away may
stay with length 1 (it is then None in the layout), so that the array still fits one over all axes.

Main statements: `axis_order`, `fitted`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from derive.code.arrays import Axis

Layout = tuple[Axis | None, ...]


def axis_order(natives: Iterable[Sequence[Axis]]) -> dict[Axis, int]:
    """Positions for the axes such that the arrays have theirs in that order, as far as this is possible at once.

    What comes first counts more. Where an array has its axes in another order, it is transposed where it is used.
    """
    after: dict[Axis, set[Axis]] = {}
    for native in natives:
        for axis in native:
            after.setdefault(axis, set())
        for k, left in enumerate(native):
            for right in native[k + 1 :]:
                if not _reaches(after, right, left):
                    after[left].add(right)
    order: list[Axis] = []

    def visit(axis: Axis) -> None:
        if axis not in order:
            for right in after[axis]:
                visit(right)
            order.append(axis)

    for axis in after:
        visit(axis)
    return {axis: k for k, axis in enumerate(reversed(order))}


def _reaches(after: dict[Axis, set[Axis]], start: Axis, goal: Axis) -> bool:
    return start == goal or any(_reaches(after, axis, goal) for axis in after.get(start, ()))


def fitted(text: str, layout: Layout, context: Layout) -> str:
    """The array indexed so that it fits into the context: axes it lacks get length 1, superfluous ones are dropped."""
    steps: list[str] = []
    k = len(layout) - 1
    for axis in reversed(context):
        while k >= 0 and layout[k] is None and axis is not None and axis in layout[:k]:
            steps.append("0")
            k -= 1
        if k >= 0 and (layout[k] == axis or layout[k] is None):
            steps.append(":")
            k -= 1
        else:
            steps.append("None")
    steps += ["0"] * (k + 1)
    steps.reverse()
    while steps and steps[0] == ":":
        steps.pop(0)
    return f"{text}[..., {', '.join(steps)}]" if steps else text
