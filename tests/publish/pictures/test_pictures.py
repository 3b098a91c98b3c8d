"""Pictures: true to the terms they are drawn from, whole, legible to all, and always the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from derive.catalogue import find
from derive.kernel.balls import evaluate
from derive.publish.pictures import fields
from derive.publish.pictures.drawing import BANDS, BARS, BROAD, LINES, PAPER, Picture, formula, px
from derive.publish.pictures.gallery import PICTURES, pictures_of
from derive.publish.pictures.plot import Panel
from derive.publish.pictures.scales import Scale, number
from derive.publish.pictures.values import NEAR, NotPrecise, in_floats, sampled, value
from derive.terms.build import D_at, Eq, exp, log, sum_, term, variable
from derive.terms.build import index as index_variable
from derive.terms.term import Term, free_variables
from derive.translation import use_language

SVG = "{http://www.w3.org/2000/svg}"
x = variable("x")


@pytest.fixture(scope="module")
def pictures() -> list[Picture]:
    found = pictures_of(find(name).derivation for name in PICTURES)
    assert list(found) == list(PICTURES)
    return [picture for some in found.values() for picture in some]


def _named(pictures: list[Picture], name: str) -> ET.Element:
    return ET.fromstring(next(p.svg for p in pictures if p.name == name))


def _places(path: str) -> list[tuple[float, float]]:
    return [(float(a), float(b)) for a, b in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]


def _curves(svg: ET.Element, kind: str) -> list[list[tuple[float, float]]]:
    return [_places(p.get("d", "")) for p in svg.iter(f"{SVG}path") if p.get("class") == kind]


# ---- what is drawn is true


def _shown(name: str) -> tuple[Term, Term, dict[str, Term]]:
    statement = find(name).derivation.statement
    left, right = statement.args
    return left, right, {v.head.name: v for v in free_variables(statement)}  # type: ignore[attr-defined]


def _assert_true(points: list[tuple[float, float]], panel: Panel, of: Callable[[Fraction], float]) -> None:
    """At its points and halfway between them the line is where the value is, but for half the line's width."""
    assert len(points) > 2
    for (a, b), (c, d) in pairwise(points):
        for place, height in ((a, b), ((a + c) / 2, (b + d) / 2)):
            at = Fraction(panel.x.back(place)).limit_denominator(10**6)
            steep = abs(d - b) / max(c - a, 0.1)  # a tenth of a pixel sidewards is so much upwards
            assert abs(panel.y(of(at)) - height) <= 0.9 + 0.1 * steep, (place, height)


def test_the_logarithm_and_its_tangent_are_where_they_are(pictures: list[Picture]) -> None:
    logarithm, line, names = _shown("log_le_sub_one")
    svg = _named(pictures, "log_and_tangent")
    panel = Panel(Scale(Fraction(0), Fraction(4), 48, 520), Scale(Fraction(-3), Fraction(3), 282, 34))
    for kind, of in (("curve first", logarithm), ("curve second", line)):
        (points,) = _curves(svg, kind)
        if kind == "curve second":
            points = [points[0], points[len(points) // 2], points[-1]]
        _assert_true(points, panel, lambda at, of=of: float(evaluate(of, {names["t"]: at})))


def test_the_gap_lies_between_entropy_and_cross_entropy(pictures: list[Picture]) -> None:
    cross, entropy, names = _shown("cross_entropy_at_least_entropy")
    svg = _named(pictures, "cross_entropy_gap")
    panel = Panel(Scale(Fraction(0), Fraction(1), 48, 520), Scale(Fraction(0), Fraction(5, 2), 282, 34))
    p = (Fraction(3, 10), Fraction(7, 10))

    def at(share: Fraction) -> dict[Term, object]:
        return {names["n"]: 2, names["p"]: p, names["q"]: (share, 1 - share)}

    (upper,) = _curves(svg, "curve first")
    inside = [place for place in upper if place[0] > 60]
    _assert_true(inside, panel, lambda share: float(evaluate(cross, at(share))))
    (lower,) = _curves(svg, "curve second")
    least = panel.y(float(evaluate(entropy, at(p[0]))))
    assert all(abs(y - least) < 0.1 for _, y in lower)
    assert max(y for _, y in upper) <= least + 0.1  # downwards on the paper: never below the entropy


def test_a_curve_is_sampled_until_it_is_true_between_its_points() -> None:
    y = Scale(Fraction(0), Fraction(5), 300, 0)

    def f(at: Fraction) -> float:
        return value(-log(x), {x: at})

    points = sampled(f, (Fraction(1, 100), Fraction(1)), y)
    assert 40 < len(points) < 400
    for (a, b), (c, d) in pairwise(points):
        assert abs(y(f((a + c) / 2)) - (y(b) + y(d)) / 2) <= NEAR


def test_a_value_that_is_not_known_is_not_drawn() -> None:
    assert value(log(x), {x: Fraction(1)}) == 0.0
    assert value(exp(x), {x: Fraction(-700)}) == pytest.approx(np.exp(-700.0), rel=1e-9, abs=0)
    with pytest.raises(NotPrecise):
        value(exp(exp(exp(x))) * 0 + D_at(exp(x), x, exp(term(400))) * exp(-exp(term(400))) - 1, {x: Fraction(3)})


def test_the_map_of_the_square_has_its_levels_where_they_are(pictures: list[Picture]) -> None:
    """On the outline of each band, away from the sides, the divergence is the level."""
    divergence, _, names = _shown("gibbs_two_classes")
    svg = _named(pictures, "divergence_on_the_square")
    levels = [Fraction(n, 100) for n in (2, 10, 25, 50, 100, 200, 400)]
    outlines = [p for p in svg.iter(f"{SVG}path") if p.get("fill") in BANDS]
    assert len(outlines) == len(BANDS) == len(levels) + 1
    for level, outline in zip(levels, outlines[1:], strict=True):
        checked = 0
        for a, b in _places(outline.get("d", "")):
            p, q = (Fraction(place).limit_denominator(10**6) for place in ((a - 48) / 270, (320 - b) / 270))
            if Fraction(1, 20) < p < Fraction(19, 20) and Fraction(1, 20) < q < Fraction(19, 20):
                checked += 1
                at = {names["p"]: p, names["q"]: q}
                near = (q - Fraction(1, 270), q + Fraction(1, 270))
                steps = [float(evaluate(divergence, at | {names["q"]: moved})) for moved in near]
                assert min(steps) - 1e-3 <= level <= max(steps) + 1e-3, (level, p, q)  # within a pixel
        assert checked > 10 or level > 1


def test_bands_cover_the_whole_and_nothing_twice() -> None:
    corners = ((0.0, 100.0), (100.0, 100.0), (50.0, 0.0))
    mesh = fields.simplex(corners, Fraction(0))
    values = [float(p[0]) for p in mesh.points]
    drawn = str(fields.bands(mesh, values, [Fraction(1, 2)]))
    whole, half = (ET.fromstring(f"<g>{drawn}</g>")).iter("path")
    assert _area(_places(whole.get("d", ""))) == pytest.approx(5000, abs=1)
    assert _area(_places(half.get("d", ""))) == pytest.approx(1250, abs=1)
    heights = [_height(place) for place in _places(half.get("d", ""))]
    assert (min(heights), max(heights)) == (pytest.approx(0.5, abs=0.002), pytest.approx(1.0, abs=0.002))


def _height(place: tuple[float, float]) -> float:
    """The first probability at a place of that triangle."""
    x, y = place
    return (100 - x - (100 - y) / 2) / 100


def _area(places: list[tuple[float, float]]) -> float:
    return abs(sum(a * d - b * c for (a, b), (c, d) in zip(places, places[1:] + places[:1], strict=True))) / 2


# ---- floating point


def test_floats_compute_what_is_written() -> None:
    from derive.vocabulary.activations import sigmoid, softplus

    at = {x: np.array([-800.0, 0.0, 40.0])}
    assert in_floats(sigmoid(x), at).tolist() == [0.0, 0.5, 1.0]
    assert np.isinf(in_floats(-log(sigmoid(x)), at)[0])
    assert in_floats(softplus(-x), at)[2] == np.exp(-40.0)
    assert np.isnan(in_floats((sigmoid(x) - sigmoid(x)) / (1 - sigmoid(x)), at)[2])
    k = index_variable("k", 3)
    with pytest.raises(ValueError, match="not computed in floats"):
        in_floats(sum_(k, x), at)


def test_the_naive_form_dies_where_the_picture_says(pictures: list[Picture]) -> None:
    svg = _named(pictures, "naive_and_stable_loss")
    thin, broad = _curves(svg, "thin"), _curves(svg, "broad")
    for naive, stable in zip(thin[:2], broad[:2], strict=True):
        assert naive[-1][0] < stable[-1][0] - 20
    assert "no number" in "".join(svg.itertext())


# ---- what is drawn is whole, and for everybody


def test_every_picture_is_well_formed_and_says_what_it_shows(pictures: list[Picture]) -> None:
    assert len({p.name for p in pictures}) == len(pictures) >= 12
    for picture in pictures:
        svg = ET.fromstring(picture.svg)
        assert svg.tag == f"{SVG}svg"
        named = {e.get("id"): e.text for e in svg if e.get("id")}
        said = [named[place] for place in svg.get("aria-labelledby", "").split()]
        assert said == [picture.caption, picture.description]
        assert len(picture.description) > 60
        assert not any(e.tag in (f"{SVG}script", f"{SVG}image") or e.get("href") for e in svg.iter())
        assert "url(" not in picture.svg
        assert len(picture.svg) < 40_000


def test_nothing_lies_outside_the_picture(pictures: list[Picture]) -> None:
    for picture in pictures:
        svg = ET.fromstring(picture.svg)
        _, _, width, height = map(float, svg.get("viewBox", "").split())
        for what, left, top, right, bottom in _boxes(svg):
            assert -0.5 <= left <= right <= width + 0.5, (picture.name, what)
            assert -0.5 <= top <= bottom <= height + 0.5, (picture.name, what)


def _boxes(svg: ET.Element) -> Iterator[tuple[str, float, float, float, float]]:
    for e in svg.iter():
        if e.tag == f"{SVG}path":
            for a, b in _places(e.get("d", "")):
                yield "path", a, b, a, b
        elif e.tag == f"{SVG}circle":
            a, b, r = (float(e.get(k, "")) for k in ("cx", "cy", "r"))
            yield "circle", a - r, b - r, a + r, b + r
        elif e.tag == f"{SVG}rect":
            a, b = float(e.get("x", "0")), float(e.get("y", "0"))
            yield "rect", a, b, a + float(e.get("width", "")), b + float(e.get("height", ""))
        elif e.tag == f"{SVG}text":
            said = "".join(e.itertext())
            long = sum(13.0 if ord(c) > 0x2E7F else 7.5 for c in said)  # on the wide side
            a, b = float(e.get("x", "")), float(e.get("y", ""))
            a -= {"middle": long / 2, "end": long}.get(e.get("text-anchor", ""), 0.0)
            yield said, a, b - 11, a + long, b + 4


def _lightness(colour: str) -> float:
    """CIE L* of #rrggbb: how light it is in grey."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_colours_differ_in_grey() -> None:
    for theme in (0, 1):
        lines = [_lightness(colours[theme]) for colours in LINES.values()]
        assert min(abs(a - b) for a, b in combinations(lines, 2)) > 12
        assert min(abs(_lightness(PAPER[theme]) - line) for line in lines) > 35
        assert abs(_lightness(BROAD[theme]) - lines[0]) > 35  # a thin line of ink runs on it
    assert min(abs(a - b) for a, b in combinations(map(_lightness, BARS), 2)) > 9
    assert all(b - a > 6 for a, b in pairwise(map(_lightness, BANDS)))


def test_light_and_dark_are_both_said(pictures: list[Picture]) -> None:
    for picture in pictures:
        assert "@media screen and (prefers-color-scheme:dark)" in picture.svg
        assert "currentColor" in picture.svg


def test_letters_are_italic_and_words_are_not() -> None:
    assert str(formula("log t")) == 'log <tspan class="italic">t</tspan>'
    assert str(formula("a < b")).count("&lt;") == 1
    assert "dy=" in str(formula("H_b(p)"))
    assert (px(-0.04), px(1.0), px(10.25)) == ("0", "1", "10.2")
    assert number(Fraction(-1, 2)) == "−0.5"
    assert number(Fraction(1, 10**6), logarithmic=True) == "10⁻⁶"
    assert number(Fraction(1), logarithmic=True) == "1"


# ---- always the same, and only ours


def test_the_text_is_the_same_again(pictures: list[Picture]) -> None:
    """Also in another process, where sets and hashes have another order."""
    told = (
        "import sys; from derive.catalogue import find; from derive.publish.pictures.gallery import pictures_of;"
        "made = pictures_of([find('gibbs_two_classes').derivation, find('binary_entropy_maximum').derivation]);"
        "sys.stdout.buffer.write(b''.join(p.svg.encode() for some in made.values() for p in some))"
    )
    wanted = [p.svg for name in ("binary_entropy", "divergence_on_the_square") for p in pictures if p.name == name]
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LANG": "C", "LANGUAGE": "en"}
        made = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, check=True).stdout
        assert all(svg in made.decode() for svg in wanted)


def test_a_derivation_of_that_name_that_is_not_ours_has_no_picture(tmp_path: Path) -> None:
    mine = replace(find("log_le_sub_one").derivation, path=str(tmp_path / "mine.py"), statement=Eq(x, x))
    assert pictures_of([mine]) == {}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_pictures_speak_chinese(language: str) -> None:
    use_language([language])
    try:
        names = ("log_le_sub_one", "binary_cross_entropy_with_logits_gradient")
        some = pictures_of(find(name).derivation for name in names)
        for picture in (p for found in some.values() for p in found):
            assert re.search("[\u4e00-\u9fff]", picture.caption)
            assert re.search("[\u4e00-\u9fff]", picture.description)
    finally:
        use_language(["en"])
