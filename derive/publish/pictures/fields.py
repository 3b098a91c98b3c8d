"""Maps of a function of two numbers: bands of colour between levels, over a square or over the distributions on three
classes (a triangle).

The domain is cut into small triangles, and the root of the function taken to be linear on each. The part of a triangle
above a level is a polygon; of the edges of all polygons those that two share cancel, and the others are the region's
outline.

Main statements: `Mesh`, `square`, `simplex`, `bands`, `key`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from derive.publish.pictures.drawing import BANDS, path, px, words
from derive.publish.pictures.scales import Scale, number
from derive.publish.site.markup import Markup, joined, tag

Place = tuple[float, float]
_CELLS = 40


@dataclass(frozen=True, slots=True)
class Mesh:
    """Exact points (coordinates, or probabilities), their places on the paper, and triangles of them."""

    points: tuple[tuple[Fraction, ...], ...]
    places: tuple[Place, ...]
    triangles: tuple[tuple[int, int, int], ...]


def square(x: Scale, y: Scale, edge: Fraction) -> Mesh:
    """The square, up to `edge` from its sides, where a function may be infinite; its points are denser there."""
    even = (Fraction(k, _CELLS) for k in range(_CELLS + 1))
    steps = [edge + s * s * (3 - 2 * s) * (1 - 2 * edge) for s in even]
    points = tuple((a, b) for b in steps for a in steps)
    row = _CELLS + 1
    corners = [(j * row + i, j * row + i + 1, (j + 1) * row + i) for j in range(_CELLS) for i in range(_CELLS)]
    others = [(right, right + row, above) for _, right, above in corners]
    return Mesh(points, tuple((x(a), y(b)) for a, b in points), (*corners, *others))


def simplex(corners: Sequence[Place], edge: Fraction) -> Mesh:
    """The distributions on three classes; `corners` are the places of the certain ones. Every probability is at least
    `edge`."""
    points: list[tuple[Fraction, ...]] = []
    where: dict[tuple[int, int], int] = {}
    for i in range(_CELLS + 1):
        for j in range(_CELLS + 1 - i):
            where[i, j] = len(points)
            inside = [edge + Fraction(k, _CELLS) * (1 - 3 * edge) for k in (i, j, _CELLS - i - j)]
            points.append(tuple(inside))
    places = tuple(
        (sum(float(w) * c[0] for w, c in zip(p, corners, strict=True)),
         sum(float(w) * c[1] for w, c in zip(p, corners, strict=True)))
        for p in points
    )  # fmt: skip
    triangles = [(where[i, j], where[i + 1, j], where[i, j + 1]) for i, j in where if (i + 1, j) in where]
    triangles += [(where[i + 1, j], where[i + 1, j + 1], where[i, j + 1]) for i, j in where if (i + 1, j + 1) in where]
    return Mesh(tuple(points), places, tuple(triangles))


def bands(mesh: Mesh, values: Sequence[float], levels: Sequence[Fraction]) -> Markup:
    """The bands between the levels, which are positive, each painted over the one below it.

    Near its zeros a divergence is quadratic: its root is what comes near to being linear on a triangle.
    """
    roots = [sqrt(max(value, 0.0)) for value in values]
    outlines = (_outline(mesh, roots, sqrt(level)) for level in (Fraction(0), *levels))
    return joined(
        path(d, "band" if k else "", colour) for k, (d, colour) in enumerate(zip(outlines, BANDS, strict=False)) if d
    )


def _outline(mesh: Mesh, values: Sequence[float], level: float) -> str:
    """The region where the function is at least the level, as a path."""
    edges: Counter[tuple[str, str]] = Counter()
    for triangle in mesh.triangles:
        polygon = _above(mesh, values, triangle, level)
        for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True):
            if a == b:
                continue
            if edges[b, a]:
                edges[b, a] -= 1
            else:
                edges[a, b] += 1
    following: dict[str, list[str]] = defaultdict(list)
    for (a, b), count in edges.items():
        following[a] += [b] * count
    return "".join(_loops(following))


def _above(mesh: Mesh, values: Sequence[float], triangle: Sequence[int], level: float) -> list[str]:
    found = []
    for k, here in enumerate(triangle):
        there = triangle[(k + 1) % 3]
        if values[here] >= level:
            found.append(_at(mesh.places[here]))
        if (values[here] >= level) != (values[there] >= level):
            low, high = sorted((here, there))  # both triangles at an edge find the same point on it
            share = (level - values[low]) / (values[high] - values[low])
            a, b = mesh.places[low], mesh.places[high]
            found.append(_at((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))))
    return found


def _at(place: Place) -> str:
    return f"{px(place[0])} {px(place[1])}"


def _loops(following: dict[str, list[str]]) -> list[str]:
    """The outlines: as many edges leave a point as come to it."""
    loops = []
    for start in list(following):
        while following[start]:
            loop, here = [start], following[start].pop()
            while here != start:
                loop.append(here)
                here = following[here].pop()
            loops.append("M" + "L".join(_straight(loop)) + "Z")
    return loops


def _straight(loop: list[str]) -> list[str]:
    """Without points that lie on the line between their neighbours, as along the sides of a square."""
    places = [tuple(map(float, point.split())) for point in loop]
    kept = []
    for k, (x, y) in enumerate(places):
        (a, b), (c, d) = places[k - 1], places[(k + 1) % len(places)]
        if abs((x - a) * (d - y) - (y - b) * (c - x)) > 0.05:
            kept.append(loop[k])
    return kept or loop


def key(levels: Sequence[Fraction], x: float, bottom: float, height: float, above: Markup) -> Markup:
    """The colours with the levels between them, upwards; `above` says what the levels are of."""
    step = height / len(BANDS)
    boxes = (
        tag("rect", x=px(x), y=px(bottom - step * (k + 1)), width=16, height=px(step), fill=colour)
        for k, colour in enumerate(BANDS)
    )
    numbers = (words(number(level), x + 23, bottom - step * (k + 1) + 4) for k, level in enumerate(levels))
    outline = tag("rect", x=px(x), y=px(bottom - height), width=16, height=px(height), class_="axis")
    return joined(boxes, outline, numbers, words(above, x, bottom - height - 12), "\n")
