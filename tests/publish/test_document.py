"""Pages as blocks: what a display holds fits the narrowest measure of those that read it, reasons included."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from derive.catalogue import find
from derive.publish.document import LINE, WIDTH, Block, Display, Quotation, document
from derive.publish.lines import latex_width
from derive.translation import use_language

WIDE = (
    "softmax_regression_mixed_hessian",
    "jensen_inequality",
    "sigmoid_focal_not_convex",
    "infinite_entropy_of_a_known_distribution",
    "logistic_regression_below_parabola",
)


def _displays(blocks: list[Block] | tuple[Block, ...]) -> Iterator[Display]:
    for block in blocks:
        if isinstance(block, Quotation):
            yield from _displays(block.blocks)
        elif isinstance(block, Display):
            yield block


def _width(display: Display) -> float:
    """The columns of an aligned display, each as wide as its widest cell."""
    rows = [row.split("&") for row in display.rows]
    count = max(map(len, rows))
    return sum(max(latex_width(row[k]) if k < len(row) else 0.0 for row in rows) for k in range(count))


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
@pytest.mark.parametrize("name", WIDE)
def test_a_display_fits_its_line_with_all_reasons(name: str, language: str) -> None:
    use_language([language])
    try:
        displays = list(_displays(document(find(name).derivation)))
    finally:
        use_language(["en"])
    assert max(map(_width, displays)) <= LINE


def test_a_reason_is_set_in_lines_beside_its_formula_or_below_it() -> None:
    rows = [row for display in _displays(document(find("jensen_inequality").derivation)) for row in display.rows]
    assert any("&&" in row for row in rows)
    below = [row for row in rows if r"\text{[" in row or r"\qquad [" in row]
    assert below
    assert all(row.startswith("& ") and "&&" not in row for row in below)


def test_a_long_reason_stays_in_its_column() -> None:
    displays = _displays(document(find("softmax_regression_mixed_hessian").derivation))
    rows = next(d.rows for d in displays if any("&& " in row for row in d.rows))
    assert len(rows) > 1
    assert all(row.startswith("&&& ") for row in rows[1:])
    assert WIDTH < LINE
