"""Maps of what rests on what, as SVG: one for each subject, one around each derivation, one of the subjects.

A map repeats what lists on the pages say: it is hidden from screen readers and no stop for the keyboard.

Main statements: `neighbourhood`, `subject_map`, `overview`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap

from derive.publish import reading
from derive.publish.site.layers import Drawing, Edge, components, drawn, reduced
from derive.publish.site.markup import Markup, joined, tag
from derive.publish.site.record import Record
from derive.publish.site.sentences import plain_title
from derive.translation import _

_WIDTH, _HEIGHT = 188, 52  # of a node, in pixels
_ACROSS, _DOWN = 240, 62  # from one place to the next
_MARGIN = 8
_COLUMNS = 4  # so many fit on a page without scrolling
_APART = 0.4  # of a place: between drawings
_LINE = 28  # characters to a line of a node
_NEAR = 7  # so many nodes are drawn on each side of a derivation
_MORE = "\x1fmore"  # a node that stands for those left out

_Told = Callable[[str], tuple[str, str | None]]  # of a node: its words and its address


def neighbourhood(name: str, records: Mapping[str, Record], used_by: Mapping[str, Sequence[str]]) -> Markup | None:
    """What a derivation rests on, two steps deep, and what rests on it."""
    parents, more_below = _some([n for n in records[name].cites if n in records])
    children, more_above = _some([n for n in used_by.get(name, ()) if n in records])
    edges: list[Edge] = [(n, name) for n in parents] + [(name, n) for n in children]
    nodes = [*parents, name, *children]
    further = [(n, parent) for parent in parents for n in records[parent].cites if n in records and n not in nodes]
    grandparents, _rest = _some(list(dict.fromkeys(n for n, __ in further)))
    edges += [(n, parent) for n, parent in further if n in grandparents]
    edges += [(n, parent) for parent in parents for n in records[parent].cites if n in parents]
    nodes = [*grandparents, *nodes]
    left_out = {f"{_MORE}{side}": count for side, count in (("below", more_below), ("above", more_above)) if count}
    nodes += left_out
    edges += [(node, name) if node.endswith("below") else (name, node) for node in left_out]
    if len(nodes) < 2:
        return None

    def told(node: str) -> tuple[str, str | None]:
        if node in left_out:
            return _("and {count} more").format(count=left_out[node]), None
        return plain_title(records[node].title), None if node == name else f"{node}.html"

    return _figure([drawn(nodes, list(dict.fromkeys(edges)))], told, {name})


def subject_map(names: Sequence[str], records: Mapping[str, Record], up: str) -> tuple[Markup | None, list[str]]:
    """The derivations of a subject that rest on each other, and the names of those that stand alone."""
    inside = set(names)
    edges = reduced((n, name) for name in names for n in records[name].cites if n in inside and n != name)
    groups = components(names, edges)
    alone = [group[0] for group in groups if len(group) == 1]
    drawings = []
    for group in groups:
        if len(group) > 1:
            ordered = [name for name in names if name in set(group)]
            drawings.append(drawn(ordered, [edge for edge in edges if edge[0] in set(group)]))
    if not drawings:
        return None, alone
    return _figure(drawings, lambda n: (plain_title(records[n].title), f"{up}derivations/{n}.html"), set()), alone


def overview(records: Mapping[str, Record], subjects: Sequence[str]) -> Markup:
    """The subjects, and how many derivations of one rest on some of another."""
    count = Counter(record.subject for record in records.values())
    cited = Counter(
        (records[name].subject, record.subject)
        for record in records.values()
        for name in record.cites
        if name in records and records[name].subject != record.subject
    )
    order = {subject: k for k, subject in enumerate(subjects)}
    edges = reduced((a, b) for (a, b) in cited if order[a] < order[b])

    def told(subject: str) -> tuple[str, str | None]:
        words = _("{subject} ({count})").format(subject=reading.subject_word(subject), count=count[subject])
        return words, f"subject-{subject or 'other'}.html"

    return _figure([drawn(list(subjects), edges)], told, set())


def _some(names: list[str]) -> tuple[list[str], int]:
    """The first few, and how many are left out; one alone is not worth leaving out."""
    return (names, 0) if len(names) <= _NEAR + 1 else (names[:_NEAR], len(names) - _NEAR)


# ---- SVG


def _figure(drawings: Sequence[Drawing], told: _Told, marked: set[str]) -> Markup:
    """The drawings, the tall ones first, small ones beside each other as far as the widest leaves room."""
    widest = max(_COLUMNS, *(drawing.columns for drawing in drawings)) if len(drawings) > 1 else drawings[0].columns
    parts = []
    left, top, bottom, right = 0, 0.0, 0.0, 0
    for drawing in sorted(drawings, key=lambda drawing: -drawing.height):
        if left and left + drawing.columns > widest:
            left, top = 0, bottom + _APART
        parts.append(_drawing(drawing, told, marked, (left, top)))
        left += drawing.columns
        bottom, right = max(bottom, top + drawing.height), max(right, left)
    width = (right - 1) * _ACROSS + _WIDTH + 2 * _MARGIN
    height = round((bottom - 1.0) * _DOWN + _HEIGHT + 2 * _MARGIN)
    svg = tag(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        aria_hidden="true",
        focusable="false",
    )
    return tag("div", svg, class_="map")


def _drawing(drawing: Drawing, told: _Told, marked: set[str], at: tuple[int, float]) -> Markup:
    def corner(place: tuple[int, float]) -> tuple[float, float]:
        return _MARGIN + (place[0] + at[0]) * _ACROSS, _MARGIN + (place[1] + at[1]) * _DOWN

    ways = []
    for way in drawing.ways.values():
        points = [corner(place) for place in way]
        x, y = points[0][0] + _WIDTH, points[0][1] + _HEIGHT / 2
        path = f"M{x:.0f} {y:.1f}"
        for k, (left, upper) in enumerate(points[1:], 1):
            to_x, to_y = left, upper + _HEIGHT / 2
            bend = (to_x - x) / 2
            path += f"C{x + bend:.0f} {y:.1f} {to_x - bend:.0f} {to_y:.1f} {to_x:.0f} {to_y:.1f}"
            x, y = to_x, to_y
            if k < len(points) - 1:  # it passes a column on a place of its own
                x = left + _WIDTH
                path += f"H{x:.0f}"
        ways.append(tag("path", d=path))
    nodes = [_node(corner(place), *told(name), name in marked) for name, place in drawing.places.items()]
    return joined(tag("g", ways, class_="ways"), tag("g", nodes, class_="nodes"))


def _node(corner: tuple[float, float], words: str, address: str | None, marked: bool) -> Markup:
    x, y = corner
    lines = _lines(words)
    first = y + _HEIGHT / 2 + 4 - 7.5 * (len(lines) - 1)
    text = [tag("text", line, x=f"{x + _WIDTH / 2:.0f}", y=f"{first + 15 * k:.1f}") for k, line in enumerate(lines)]
    box = tag("rect", x=f"{x:.0f}", y=f"{y:.1f}", width=_WIDTH, height=_HEIGHT, rx=5)
    full = tag("title", words) if "".join(lines) != words.replace(" ", "") and lines[-1].endswith("…") else None
    inside = joined(full, box, text)
    if address is None:
        return tag("g", inside, class_="here" if marked else "rest")
    return tag("a", inside, href=address, tabindex="-1")


def _lines(words: str) -> list[str]:
    """A title on at most three lines; characters of Chinese are twice as wide."""
    if re.search("[\u3000-\u9fff]", words):
        half = _LINE // 2
        lines = [words[k : k + half] for k in range(0, len(words), half)]
    else:
        lines = wrap(words, _LINE)
    return lines if len(lines) <= 3 else [*lines[:2], lines[2][: _LINE - 1].rstrip(" ,.") + "…"]
