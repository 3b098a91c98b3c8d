"""A directed graph without circles, drawn in columns: each node right of those it rests on.

Long edges pass through the columns between on places of their own, the order within a column is chosen so that few
edges cross, and each node is moved towards the middle of its neighbours. (Sugiyama's method, with barycentres.)

Main statements: `Drawing`, `drawn`, `reduced`, `components`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]  # (what is rested on, what rests on it)

_SWEEPS = 12
_SLACK = 0.45  # of a place: the room of an edge that only passes a column


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands: a column and a height, both in places, and for each edge the places it passes."""

    places: Mapping[str, tuple[int, float]]
    ways: Mapping[Edge, tuple[tuple[int, float], ...]]
    columns: int
    height: float


def reduced(edges: Iterable[Edge]) -> list[Edge]:
    """Without the edges that longer ways stand for."""
    edges = list(dict.fromkeys(edges))
    above: dict[str, list[str]] = defaultdict(list)
    for lower, upper in edges:
        above[lower].append(upper)
    reached: dict[str, frozenset[str]] = {}

    def reach(node: str) -> frozenset[str]:
        if node not in reached:
            reached[node] = frozenset(above[node]).union(*(reach(upper) for upper in above[node]))
        return reached[node]

    return [(a, b) for a, b in edges if not any(b in reach(other) for other in above[a] if other != b)]


def components(nodes: Sequence[str], edges: Iterable[Edge]) -> list[list[str]]:
    """The nodes in groups that no edge leaves, the largest first."""
    beside: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    found: list[list[str]] = []
    seen: set[str] = set()
    for node in nodes:
        group: list[str] = []
        waiting = [node]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                group.append(here)
                waiting += reversed(beside[here])
        if group:
            found.append(group)
    return sorted(found, key=len, reverse=True)


def drawn(nodes: Sequence[str], edges: Sequence[Edge]) -> Drawing:
    """Columns and heights for a graph; the nodes come in an order that is kept where nothing speaks against it."""
    column = _columns(nodes, edges)
    slots: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for node in nodes:
        slots[column[node]].append(node)
    ways: dict[Edge, list[str]] = {}
    links: list[Edge] = []  # from one column to the next
    for a, b in edges:
        way = [a]
        for passed in range(column[a] + 1, column[b]):
            way.append(f"{a}\n{b}\n{passed}")  # no name of a node has line breaks
            slots[passed].append(way[-1])
        way.append(b)
        ways[a, b] = way
        links += pairwise(way)
    before, after = _neighbours(links)
    slots = _few_crossings(slots, before, after)
    height = _heights(slots, before, after)
    place = {node: (k, height[node]) for k, slot in enumerate(slots) for node in slot}
    highest = max(height.values(), default=0.0)
    return Drawing(
        {node: place[node] for node in nodes},
        {edge: tuple(place[node] for node in way) for edge, way in ways.items()},
        len(slots),
        highest + 1.0,
    )


def _columns(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Each node behind all it rests on; what rests on nothing stands just before what rests on it."""
    below: dict[str, list[str]] = defaultdict(list)
    above: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        below[b].append(a)
        above[a].append(b)
    column: dict[str, int] = {}

    def of(node: str) -> int:
        if node not in column:
            column[node] = max((of(other) + 1 for other in below[node]), default=0)
        return column[node]

    for node in nodes:
        of(node)
    for node in nodes:
        if not below[node] and above[node]:
            column[node] = min(column[other] for other in above[node]) - 1
    return column


def _neighbours(links: Iterable[Edge]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for a, b in links:
        after[a].append(b)
        before[b].append(a)
    return before, after


def _few_crossings(
    slots: list[list[str]], before: Mapping[str, list[str]], after: Mapping[str, list[str]]
) -> list[list[str]]:
    """The best order met while every column is sorted by the means of its neighbours, to and fro."""
    best, fewest = [list(slot) for slot in slots], _crossings(slots, after)
    for sweep in range(_SWEEPS):
        forwards = sweep % 2 == 0
        beside = before if forwards else after
        order = range(1, len(slots)) if forwards else range(len(slots) - 2, -1, -1)
        for k in order:
            rank = {node: r for r, node in enumerate(slots[k - 1 if forwards else k + 1])}
            means = {}
            for r, node in enumerate(slots[k]):
                ranks = [rank[other] for other in beside.get(node, ())]
                means[node] = sum(ranks) / len(ranks) if ranks else float(r)
            slots[k] = sorted(slots[k], key=means.__getitem__)
        found = _crossings(slots, after)
        if found < fewest:
            best, fewest = [list(slot) for slot in slots], found
    return best


def _crossings(slots: Sequence[Sequence[str]], after: Mapping[str, list[str]]) -> int:
    total = 0
    for left, right in pairwise(slots):
        rank = {node: r for r, node in enumerate(right)}
        ends = [rank[other] for node in left for other in sorted(after.get(node, ()), key=rank.__getitem__)]
        total += sum(a > b for k, a in enumerate(ends) for b in ends[k + 1 :])
    return total


def _heights(
    slots: Sequence[Sequence[str]], before: Mapping[str, list[str]], after: Mapping[str, list[str]]
) -> dict[str, float]:
    """Each node near the middle of its neighbours, no two closer than a place."""
    height = {node: float(k) for slot in slots for k, node in enumerate(slot)}
    for sweep in range(_SWEEPS):
        order = slots if sweep % 2 == 0 else slots[::-1]
        for slot in order:
            wanted = []
            for node in slot:
                beside = [height[other] for other in (*before.get(node, ()), *after.get(node, ()))]
                wanted.append(sum(beside) / len(beside) if beside else height[node])
            for node, found in zip(slot, _apart(wanted, list(map(_size, slot))), strict=True):
                height[node] = found
    lowest = min(height.values(), default=0.0)
    return {node: found - lowest for node, found in height.items()}


def _size(node: str) -> float:
    return _SLACK if "\n" in node else 1.0


def _apart(wanted: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """The heights nearest to the wanted ones, in least squares, at which neighbours keep their distance.

    (Pool adjacent violators: what comes too close is moved as one block.)
    """
    offsets = [0.0]
    for a, b in pairwise(sizes):
        offsets.append(offsets[-1] + (a + b) / 2)
    blocks: list[tuple[float, int]] = []  # sum of what is wanted of the block's first place, and how many there are
    for want, offset in zip(wanted, offsets, strict=False):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            more, others = blocks.pop()
            total, count = total + more, count + others
        blocks.append((total, count))
    starts = [total / count for total, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=False)]
