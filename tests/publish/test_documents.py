"""The article, and the files that a build writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.catalogue import find, index
from derive.publish.article import article, natural_order
from derive.publish.build import build, export
from derive.publish.pictures.drawing import Picture
from derive.translation import use_language
from tests.publish.conftest import Compile, complaints
from tests.publish.examples import examples


@pytest.mark.tex
def test_the_article_compiles_without_a_warning(compile_latex: Compile) -> None:
    assert complaints(compile_latex(article(examples()), 3)) == []


@pytest.mark.tex
@pytest.mark.parametrize("name", ["zh_Hans", "zh_Hant"])
def test_the_article_in_chinese_compiles_with_every_character(compile_chinese: Compile, name: str) -> None:
    proved = [find(each).derivation for each in ("gibbs_termwise", "log_form", "kraft_inequality", "huber_gradient")]
    use_language([name])
    try:
        assert complaints(compile_chinese(article([*examples(), *proved]), 3)) == []
    finally:
        use_language(["en"])


@pytest.mark.tex
def test_the_article_of_the_whole_catalogue_compiles_without_a_warning(compile_latex: Compile) -> None:
    assert complaints(compile_latex(article([find(name).derivation for name in index()]), 3)) == []


def test_every_derivation_is_stated_indexed_and_found_by_its_claims() -> None:
    document = article(examples())
    for derivation in examples():
        assert document.count(rf"\label{{thm:{derivation.name}}}") == 1
        assert document.count(rf"\pageref{{thm:{derivation.name}}}") == 1 + len(derivation.claims)
    assert document.index(r"\makebox[3em][l]{A7}") < document.index(r"\makebox[3em][l]{A10}")


def test_derivations_of_one_subject_stand_together() -> None:
    document = article(examples())
    assert document.count(r"\section{") == 4
    places = [document.index(rf"\section{{{name}}}") for name in ("Calculus", "Information", "Losses: binary labels")]
    assert places == sorted(places)


def test_claims_are_ordered_as_people_count() -> None:
    assert sorted(["B1", "A10", "A2"], key=natural_order) == ["A2", "A10", "B1"]


def test_a_build_writes_two_pages_of_each_and_the_article(tmp_path: Path) -> None:
    written = build(examples(), tmp_path / "out")
    assert {path.name for path in written} == {path.name for path in (tmp_path / "out").iterdir()}
    assert len(written) == 2 * len(examples()) + 1
    assert written[0].name == "derivations.tex"
    assert all(path.read_text(encoding="utf-8").endswith("\n") for path in written)


def test_a_build_writes_the_pictures_into_a_folder_of_their_own(tmp_path: Path) -> None:
    some = {examples()[0].name: [Picture("<svg/>\n", "A picture.", "Nothing.", "nothing")]}
    written = build(examples(), tmp_path, pictures=some)
    assert tmp_path / "pictures" / "nothing.svg" in written
    assert [path.name for path in (tmp_path / "pictures").iterdir()] == ["nothing.svg"]


def test_an_export_writes_no_article(tmp_path: Path) -> None:
    assert len(export(examples()[:1], tmp_path)) == 2
