"""Beamer decks: they compile, uncover step by step, and TeX's trouble is told in a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from derive.authoring.derivation import Derivation
from derive.catalogue import find
from derive.publish import tex
from derive.publish.build import export
from derive.publish.choices import Choices
from derive.publish.slides import slides
from derive.translation import use_language
from tests.publish import examples
from tests.publish.conftest import Compile, complaints

GIBBS = examples.gibbs_inequality()


def steps(derivation: Derivation) -> int:
    from derive.authoring.derivation import Chain, Scope

    def count(blocks: tuple[object, ...]) -> int:
        inner = sum(count(b.blocks) for b in blocks if isinstance(b, Scope))
        return inner + sum(len(b.steps) for b in blocks if isinstance(b, Chain))

    return count(derivation.blocks)


def test_each_step_appears_on_a_slide_of_its_own_with_its_reason() -> None:
    deck = slides(GIBBS)
    tags = re.findall(r"\\tag\*\{\\uncover<(\d+)->", deck)
    assert len(tags) == steps(GIBBS) + 1  # a stated fact has a reason too
    frames = deck.split(r"\begin{frame}")[3:]
    for frame in frames:
        shown = [int(n) for n in re.findall(r"\\uncover<(\d+)->", frame)]
        assert shown == sorted(shown)
        assert set(shown) == set(range(1, max(shown) + 1))  # nothing is skipped
    assert r"->{{}= \sum_{i=1}^{n} ({p_i \log p_i} - {p_i \log q_i})} \tag*{\uncover<" in deck


@pytest.mark.tex
@pytest.mark.parametrize("derivation", [GIBBS, examples.wide(), examples.one_hot_example()], ids=lambda d: d.name)
def test_a_deck_compiles(derivation: Derivation, compile_latex: Compile) -> None:
    told = complaints(compile_latex(slides(derivation), 2))
    assert [line for line in told if "Overfull" in line] == []
    if derivation.name != "wide_formulas":  # whose formulas no frame holds in full size
        assert told == []


@pytest.mark.tex
@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["gibbs_termwise", "softmax_cross_entropy_gradient", "tversky_not_convex", "kraft_inequality"]
)
def test_decks_of_the_catalogue_compile(name: str, compile_latex: Compile) -> None:
    told = complaints(compile_latex(slides(find(name).derivation), 2))
    assert [line for line in told if "shrunk" not in line] == []


@pytest.mark.tex
def test_the_pdf_of_a_deck_has_a_page_for_each_step(compile_latex: Compile) -> None:
    log = compile_latex(slides(examples.log_le_sub_one()), 2)
    pages = re.search(r"Output written on document\.pdf \((\d+) pages", log)
    assert pages is not None
    assert int(pages[1]) == 1 + 1 + 2  # title, statement, a sentence and a fact


def test_without_tex_all_else_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tex.shutil, "which", lambda program: None)
    with pytest.raises(tex.TexMissing, match=r"gibbs_inequality-slides\.tex: there is no pdflatex here\. Install it"):
        export([GIBBS], tmp_path, Choices(also=frozenset({"slides-pdf"})))
    assert {path.name for path in tmp_path.iterdir()} == {
        "gibbs_inequality.tex", "gibbs_inequality.md", "gibbs_inequality-slides.tex",
    }  # fmt: skip


@pytest.mark.tex
@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_a_deck_in_chinese_compiles(language: str, compile_chinese: Compile) -> None:
    derivation = find("gibbs_termwise").derivation
    use_language([language])
    try:
        assert complaints(compile_chinese(slides(derivation), 2)) == []
    finally:
        use_language(["en"])


@pytest.mark.tex
def test_the_line_of_the_log_that_matters(compile_latex: Compile) -> None:
    assert tex.compiled(r"\documentclass{article}\begin{document}x\end{document}", "a.tex", 1).startswith(b"%PDF")
    with pytest.raises(tex.TexFailed) as failed:
        tex.compiled("\\documentclass{article}\n\\begin{document}\n\\nonsense x\n\\end{document}", "a.tex")
    assert str(failed.value) == r"a.tex: pdflatex failed: Undefined control sequence. (line 3: \nonsense)"


def test_what_matters_in_a_log() -> None:
    log = "x\n! LaTeX Error: File `beamer.cls' not found.\n\nType X\n\nl.1 \\documentclass{beamer}\n!  ==> Fatal error"
    assert tex.what_matters(log) == r"LaTeX Error: File `beamer.cls' not found. (line 1: \documentclass{beamer})"
    assert tex.what_matters("") == "it wrote no log."
