"""The distribution of the gaps as a picture: SVG, and bars of text for a terminal."""

from __future__ import annotations

from derive.experiments.gibbs_sweep import KINDS, SweepResult
from derive.notation.text import text
from derive.publish.pictures.bars import stacked
from derive.publish.pictures.drawing import Picture
from derive.terms.build import power, term
from derive.translation import _

_TEXT_WIDTH = 60


def decades(result: SweepResult) -> list[tuple[int, list[int]]]:
    """The decades from the first to the last that holds a gap, each with its counts by kind."""
    rows = [
        (result.first_decade + k, [result.histogram[kind][k] for kind in KINDS])
        for k in range(len(result.histogram[KINDS[0]]))
    ]
    filled = [k for k, (_decade, counts) in enumerate(rows) if any(counts)]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def picture(result: SweepResult) -> Picture:
    """Stacked bars, one for each decade of the gap; the legend names the kinds of pairs."""
    rows = decades(result)
    few = len(rows) <= 12
    return stacked(
        "gibbs_gaps",
        _("Gibbs’ inequality: the gap of {samples} pairs").format(samples=f"{result.samples:,}"),
        _(
            "Bars over the size of the gap, one for each power of ten: how many pairs of distributions have it. None "
            "is negative. Nearly equal distributions have the smallest gaps."
        ),
        _kinds(),
        [(text(power(10, term(decade))) if decade % 5 == 0 or few else "", counts) for decade, counts in rows],
        _("gap, nats"),
        _("pairs"),
    )


def _kinds() -> list[str]:
    """KINDS in the reader's language."""
    named = {"random": _("random"), "near-equal": _("nearly equal"), "sparse": _("sparse"), "tiny": _("tiny")}
    return [named[kind] for kind in KINDS]


def text_histogram(result: SweepResult) -> str:
    """One line for each decade: its lower end, a bar, the number of pairs."""
    rows = [(decade, sum(counts)) for decade, counts in decades(result)]
    tallest = max((count for _decade, count in rows), default=1)
    lines = []
    for decade, count in rows:
        bar = "█" * round(count / tallest * _TEXT_WIDTH) or ("▏" if count else "")
        edge = "≤" if decade == result.first_decade else " "
        lines.append(f"{edge}1e{decade:+03d} {bar} {count:,}")
    return "\n".join(lines)
