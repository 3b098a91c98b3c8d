"""A derivation as plain Typst: it compiles by itself and says everything."""

from __future__ import annotations

import pytest
import typst

from derive.publish.typst.fragment import fragment
from tests.publish.examples import derivation, examples, gibbs_inequality


@pytest.mark.parametrize("made", examples(), ids=lambda made: made.name)
def test_it_compiles_without_anything_of_ours(made: object) -> None:
    source = fragment(made)  # type: ignore[arg-type]
    assert "#entry" not in source
    assert typst.compile(source.encode("utf-8"), format="svg", ignore_system_fonts=True)


def test_it_says_everything() -> None:
    source = fragment(gibbs_inequality())
    assert source.startswith("// gibbs_inequality: proved\n*Theorem.* Let ")
    assert "D(p parallel q) & = sum_(i = 1)^n" in source
    assert "#text(0.85em)[definition]" in source
    assert source.count("#pad(left: 1.2em)[") == 3


def test_titles_with_specials_compile() -> None:
    made = gibbs_inequality()
    nasty = derivation("nasty", "#a $b$ *c* _d_ [e] `f` \\g", made.statement)
    assert typst.compile(fragment(nasty).encode("utf-8"), format="svg", ignore_system_fonts=True)
