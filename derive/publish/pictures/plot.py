"""A panel with two axes: curves, the region between two of them, dots, labels.

Main statement: `Panel`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

from derive.publish.pictures.drawing import path, px, through, words
from derive.publish.pictures.scales import Scale, number
from derive.publish.pictures.values import sampled
from derive.publish.site.markup import Markup, Part, joined, tag

Function = Callable[[Fraction], float]
Numbers = Sequence[int | Fraction]
_TICK = 4


@dataclass(frozen=True, slots=True)
class Panel:
    """Two scales, and what is drawn on them."""

    x: Scale
    y: Scale

    def axes(self, xs: Numbers, ys: Numbers, below: Part, above: Part = None) -> Markup:
        """Both axes with their numbers; `below` is what runs along the horizontal one, `above` names the vertical."""
        x, y = self.x, self.y
        grid = "".join(f"M{px(x.start)} {px(y(v))}H{px(x.end)}" for v in ys if Fraction(v) != y.low)
        ticks = "".join(f"M{px(x(v))} {px(y.start)}v{_TICK}" for v in xs)
        frame = f"M{px(x.start)} {px(y.end)}V{px(y.start)}H{px(x.end)}{ticks}"
        return joined(
            path(grid, "grid"),
            path(frame, "axis"),
            (words(number(Fraction(v), x.logarithmic), x(v), y.start + 18, "middle") for v in xs),
            (words(number(Fraction(v), y.logarithmic), x.start - 7, y(v) + 4, "end") for v in ys),
            words(below, (x.start + x.end) / 2, y.start + 36, "middle"),
            words(above, x.start, y.end - 12) if above else None,
            "\n",
        )

    def curve(self, f: Function, kind: str = "first", start: Fraction | None = None) -> Markup:
        """The graph of f over the horizontal axis, or over what of it lies right of `start`."""
        return path(through(self.places(f, start)), f"curve {kind}")

    def places(self, f: Function, start: Fraction | None = None) -> list[tuple[float, float]]:
        low = self.x.low if start is None else start
        return [(self.x(at), self.y(value)) for at, value in sampled(f, (low, self.x.high), self.y)]

    def between(self, f: Function, g: Function, start: Fraction | None = None) -> Markup:
        """What lies between two graphs."""
        return path(through([*self.places(f, start), *reversed(self.places(g, start))]) + "Z", "gap")

    def run(self, xs: Sequence[float], ys: Sequence[float], kind: str) -> Markup:
        """Lines through points that were computed; interrupted where there is none, or none on the paper."""
        pieces: list[list[tuple[float, float]]] = [[]]
        for at, value in zip(xs, ys, strict=True):
            if isfinite(value) and self.y.holds(value):
                pieces[-1].append((self.x(at), self.y(value)))
            elif pieces[-1]:
                pieces.append([])
        return path("".join(through(piece) for piece in pieces if len(piece) > 1), kind)

    def dot(self, x: Fraction | float, y: Fraction | float) -> Markup:
        return tag("circle", cx=px(self.x(x)), cy=px(self.y(y)), r=3.2, class_="dot")

    def label(
        self, said: Part, x: Fraction | float, y: float, move: tuple[float, float] = (0, 0), anchor: str = "start"
    ) -> Markup:
        return words(said, self.x(x) + move[0], self.y(y) + move[1], anchor)
