"""Bars that are stacked: one for each place of an axis, of parts that a legend names.

Main statement: `stacked`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.publish.pictures.drawing import BARS, Picture, path, picture, px, words
from derive.publish.site.markup import Markup, Part, joined, tag

_SIZE = (620, 330)
_LEFT, _RIGHT, _TOP, _BASE = 62, 612, 56, 280


def stacked(
    name: str,
    caption: str,
    description: str,
    parts: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    below: Part,
    above: Part,
) -> Picture:
    """`rows`: for each bar what stands under its left end ("" for nothing), and the counts of its parts."""
    tallest = max((sum(counts) for _label, counts in rows), default=1)
    step = (_RIGHT - _LEFT) / max(len(rows), 1)
    return picture(
        name,
        _SIZE,
        caption,
        description,
        _legend(parts),
        _axes(tallest, below, above),
        (_bar(_LEFT + step * k, step, counts, parts, tallest) for k, (_, counts) in enumerate(rows)),
        (words(label, _LEFT + step * k, _BASE + 18, "middle") for k, (label, _) in enumerate(rows) if label),
    )


def _bar(left: float, step: float, counts: Sequence[int], parts: Sequence[str], tallest: int) -> Markup:
    found, y = [], float(_BASE)
    for part, count, colour in zip(parts, counts, BARS, strict=True):
        height = count / tallest * (_BASE - _TOP)
        y -= height
        if count:
            told = tag("title", f"{part}: {count:,}")
            box = {"x": px(left + 1), "y": f"{y:.2f}", "width": px(max(step - 2, 1)), "height": f"{height:.2f}"}
            found.append(tag("g", told, tag("rect", fill=colour, class_="bar", **box)))
    return joined(found)


def _legend(parts: Sequence[str]) -> Markup:
    return joined(
        joined(
            tag("rect", x=_LEFT + 130 * k, y=10, width=12, height=12, fill=colour, class_="bar"),
            words(part, _LEFT + 130 * k + 18, 20),
        )
        for k, (part, colour) in enumerate(zip(parts, BARS, strict=True))
    )


def _axes(tallest: int, below: Part, above: Part) -> Markup:
    step = max(m * 10**k for k in range(9) for m in (1, 2, 5) if m * 10**k * 2 <= max(tallest, 2))
    shares = [(count, _BASE - count / tallest * (_BASE - _TOP)) for count in range(0, tallest + 1, step)]
    return joined(
        path("".join(f"M{_LEFT} {px(y)}H{_RIGHT}" for count, y in shares if count), "grid"),
        path(f"M{_LEFT} {_BASE}H{_RIGHT}", "axis"),
        (words(f"{count:,}", _LEFT - 8, y + 4, "end") for count, y in shares),
        words(above, _LEFT - 8, _TOP - 14, "end"),
        words(below, (_LEFT + _RIGHT) / 2, _BASE + 42, "middle"),
    )
