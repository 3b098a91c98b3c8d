"""An SVG picture: its frame, its colours in light and dark, its words.

Colours are those of Okabe and Ito, which the colour-blind tell apart, ordered so that those of one picture differ in
lightness too; maps have viridis, whose lightness only grows. Lines are also told apart by their dashes. Without a
stylesheet that knows of media (a PDF) a picture is a light one.

Main statements: `Picture`, `drawing`, `words`, `formula`, `px`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from derive.publish.site.markup import Markup, Part, joined, tag, text
from derive.translation import language

LINES = {"first": ("#1f1c18", "#e6e1d8"), "second": ("#0072b2", "#56b4e9"), "third": ("#cc79a7", "#d55e00")}
BROAD = ("#e69f00", "#0072b2")  # of a broad line that a thin one runs on
BARS = ("#0072b2", "#009e73", "#e69f00", "#f0e442")
BANDS = ("#440154", "#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725")  # viridis
PAPER = ("#ffffff", "#17181b")
_DASHES = {"second": "7 3", "third": "3 3"}
_FAMILIES = "'Libertinus Serif', Palatino, 'Noto Serif', Georgia"
_CHINESE = {"zh_Hans": "'Noto Serif SC', 'Noto Serif CJK SC', ", "zh_Hant": "'Noto Serif TC', 'Noto Serif CJK TC', "}
_LETTER = re.compile(r"(?<![A-Za-z])([A-Za-zα-ω])(?![A-Za-z])")
_LOW = re.compile(r"_([A-Za-z]+)")
_DROP = 3  # pixels that an index stands lower


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that belongs to a derivation: SVG, what it shows, and the same for who cannot see it. `name` is that of
    its file."""

    svg: str
    caption: str
    description: str
    name: str = ""


def px(value: float) -> str:
    """A length or a place, to a tenth of a pixel."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def picture(name: str, size: tuple[int, int], caption: str, description: str, *parts: Part | Iterable[Part]) -> Picture:
    return Picture(drawing(name, size, caption, description, *parts), caption, description, name)


def drawing(name: str, size: tuple[int, int], title: str, description: str, *parts: Part | Iterable[Part]) -> str:
    """The whole file. `name` is unique among the pictures of a page."""
    width, height = size
    svg = tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", description, id=f"{name}-description"),
        tag("style", Markup(_style())),
        tag("rect", width=width, height=height, class_="paper"),
        "\n",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        class_="derive-picture",
        role="img",
        aria_labelledby=f"{name}-title {name}-description",
    )
    return f"{svg}\n"


def _style() -> str:
    light, dark = (_themed(k) for k in (0, 1))
    dashes = "".join(f".derive-picture .{name}{{stroke-dasharray:{dash}}}" for name, dash in _DASHES.items())
    families = f"{_FAMILIES}, {_CHINESE.get(language(), '')}serif"
    return (
        f".derive-picture{{font-family:{families};font-size:13px;font-variant-numeric:lining-nums}}"
        ".derive-picture text{fill:currentColor}"
        ".derive-picture .italic{font-style:italic}"
        ".derive-picture .axis{fill:none;stroke:currentColor;stroke-width:1px}"
        ".derive-picture .grid{fill:none;stroke:currentColor;stroke-width:.6px;stroke-opacity:.18}"
        ".derive-picture .gap{fill:#56b4e9;fill-opacity:.25}"
        ".derive-picture .bar{stroke:currentColor;stroke-width:.5px}"
        ".derive-picture .dot{fill:currentColor}"
        ".derive-picture .ring{fill:#ffffff;stroke:#000000;stroke-width:1.5px}"
        ".derive-picture .curve{fill:none;stroke-width:1.8px;stroke-linejoin:round;stroke-linecap:butt}"
        ".derive-picture .broad{fill:none;stroke-width:6px;stroke-linejoin:round}"
        ".derive-picture .third{stroke-width:2.3px}"
        ".derive-picture .low{font-size:9.5px}"
        ".derive-picture .thin{fill:none;stroke:currentColor;stroke-width:1.3px;stroke-linejoin:round}"
        ".derive-picture .band{stroke:#ffffff;stroke-width:.5px;stroke-opacity:.5}"
        f"{dashes}{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"
    )


def _themed(theme: int) -> str:
    lines = "".join(f".derive-picture .{name}{{stroke:{colours[theme]}}}" for name, colours in LINES.items())
    ink, paper = LINES["first"][theme], PAPER[theme]
    return (
        f".derive-picture{{color:{ink}}}.derive-picture .paper{{fill:{paper}}}"
        f".derive-picture .broad{{stroke:{BROAD[theme]}}}{lines}"
    )


# ---- words


def words(said: Part, x: float, y: float, anchor: str = "start") -> Markup:
    """Words at a place: their start, their middle or their end."""
    return tag("text", said, x=px(x), y=px(y), text_anchor=None if anchor == "start" else anchor)


def formula(written: str) -> Markup:
    """A formula in a line, its letters in italics, and an index in letters (H_b) below it."""
    main, *rest = _LOW.split(written)
    parts = [_letters(main)]
    for index, after in zip(rest[::2], rest[1::2], strict=True):
        parts.append(tag("tspan", index, dy=_DROP, class_="low"))
        parts.append(tag("tspan", _letters(after), dy=-_DROP))
    return joined(parts)


def _letters(written: str) -> Markup:
    parts = _LETTER.split(written)
    return joined(tag("tspan", part, class_="italic") if k % 2 else text(part) for k, part in enumerate(parts))


def path(points: str, kind: str, fill: str | None = None) -> Markup:
    return tag("path", d=points, class_=kind, fill=fill)


def through(points: list[tuple[float, float]]) -> str:
    """A path through points, in the fewest characters that are still read easily."""
    if not points:
        return ""
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points)
