"""The distribution of the gaps as a picture: an SVG file, and bars of text for a terminal."""

from __future__ import annotations

from html import escape

from derive.experiments.gibbs_sweep import KINDS, SweepResult

_COLOURS = dict(zip(KINDS, ("#4269d0", "#efb118", "#3ca951", "#ff725c"), strict=True))
_WIDTH, _PLOT_HEIGHT, _LEFT, _TOP, _BOTTOM = 860, 300, 70, 70, 60
_TEXT_WIDTH = 60


def decades(result: SweepResult) -> list[tuple[int, list[int]]]:
    """The decades from the first to the last that holds a gap, each with its counts by kind."""
    rows = [
        (result.first_decade + k, [result.histogram[kind][k] for kind in KINDS])
        for k in range(len(result.histogram[KINDS[0]]))
    ]
    filled = [k for k, (_, counts) in enumerate(rows) if any(counts)]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def svg(result: SweepResult, title: str) -> str:
    """Stacked bars, one for each decade of the gap; the legend names the kinds of pairs."""
    rows = decades(result)
    tallest = max((sum(counts) for _, counts in rows), default=1)
    step = (_WIDTH - _LEFT - 20) / max(len(rows), 1)
    base = _TOP + _PLOT_HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {base + _BOTTOM}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="{escape(title)}">',
        f'<rect width="{_WIDTH}" height="{base + _BOTTOM}" fill="white"/>',
        f'<text x="{_LEFT}" y="24" font-size="15">{escape(title)}</text>',
    ]
    for number, kind in enumerate(KINDS):
        x = _LEFT + 130 * number
        parts.append(f'<rect x="{x}" y="38" width="12" height="12" fill="{_COLOURS[kind]}"/>')
        parts.append(f'<text x="{x + 18}" y="48">{escape(kind)}</text>')
    for share in (0.0, 0.5, 1.0):
        line = base - share * _PLOT_HEIGHT
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - 20}" y1="{line:.1f}" y2="{line:.1f}" stroke="#cccccc"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{line + 4:.1f}" text-anchor="end">{round(share * tallest):,}</text>')
    for place, (decade, counts) in enumerate(rows):
        left, y = _LEFT + place * step, float(base)
        for kind, count in zip(KINDS, counts, strict=True):
            height = count / tallest * _PLOT_HEIGHT
            y -= height
            if count:
                parts.append(
                    f'<rect x="{left + 1:.1f}" y="{y:.2f}" width="{max(step - 2, 1):.1f}" height="{height:.2f}" '
                    f'fill="{_COLOURS[kind]}"><title>{escape(kind)}: {count:,}</title></rect>'
                )
        if decade % 5 == 0 or len(rows) <= 12:
            parts.append(
                f'<text x="{left:.1f}" y="{base + 18}" text-anchor="middle">10<tspan dy="-5" font-size="9">{decade}'
                f"</tspan></text>"
            )
    parts.append(f'<text x="{(_LEFT + _WIDTH) / 2:.0f}" y="{base + 44}" text-anchor="middle">gap G(p, q), nats</text>')
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def text_histogram(result: SweepResult) -> str:
    """One line for each decade: its lower end, a bar, the number of pairs."""
    rows = [(decade, sum(counts)) for decade, counts in decades(result)]
    tallest = max((count for _, count in rows), default=1)
    lines = []
    for decade, count in rows:
        bar = "█" * round(count / tallest * _TEXT_WIDTH) or ("▏" if count else "")
        edge = "≤" if decade == result.first_decade else " "
        lines.append(f"{edge}1e{decade:+03d} {bar} {count:,}")
    return "\n".join(lines)
