r"""Fragments in the macros of derive.sty say the same as those without, and a paper's own macros win."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from derive.publish import latex
from derive.publish.build import export
from derive.publish.choices import Choices
from derive.publish.macros import PACKAGE, Macros
from derive.terms.build import Eq, call, variable
from derive.terms.definition import define
from derive.terms.sorts import family_sort, natural, real
from tests.publish import examples
from tests.publish.conftest import Compile, complaints

HEAD = r"\documentclass{article}\usepackage{amsmath, amssymb}"


def test_a_macro_for_each_definition_and_one_for_reasons() -> None:
    macros = Macros([examples.gibbs_inequality()])
    assert r"\deriveKlDivergence{p}{q} \ge 0." in macros.fragment(examples.gibbs_inequality())
    assert r"\derivereason{summed over $i$}" in macros.fragment(examples.gibbs_inequality())
    package = macros.package()
    assert r"\providecommand{\deriveKlDivergence}[2]{D\mathopen{}\left(#1 \parallel #2\right)\mathclose{}}" in package
    assert "newcommand" not in package


def test_definitions_of_one_name_have_macros_of_their_own() -> None:
    x = variable("x")
    one = define("twice", (x,), x + x, {"latex": "T({0})", "text": "T({0})"})
    other = define("twice", (x,), 2 * x, {"latex": "U({0})", "text": "U({0})"})
    macros = Macros([examples.derivation("t", "T", Eq(one(x), other(x)))])
    assert {r"{\deriveTwice}[1]", r"{\deriveTwiceTwo}[1]"} == set(re.findall(r"\{\\\w+\}\[1\]", macros.package())) - {
        r"{\derivereason}[1]"
    }


def test_a_template_that_ends_in_a_script_may_carry_another() -> None:
    n = variable("n", natural)
    q = variable("q", family_sort(n, real))
    first = define("first_2", (q,), call(q, 1), {"latex": r"M_{{{0}}}", "text": "M_{{{0}}}"})
    macros = Macros([examples.derivation("f", "F", Eq(first(q) ** 2, 0))])
    assert r"\providecommand{\deriveFirstTwo}[1]{{M_{#1}}}" in macros.package()


@pytest.mark.tex
def test_both_fragments_print_the_same(compile_latex: Compile, tmp_path: Path) -> None:
    chosen = [d for d in examples.examples() if d.name != "wide_formulas"]
    macros = Macros(chosen)
    (tmp_path / PACKAGE).write_text(macros.package(), encoding="utf-8")
    printed = []
    for write, package in ((latex.fragment, ""), (macros.fragment, r"\usepackage{derive}")):
        body = "\n\n".join(map(write, chosen))
        assert complaints(compile_latex(f"{HEAD}{package}\\begin{{document}}\n{body}\\end{{document}}", 2)) == []
        if shutil.which("pdftotext"):
            command = ["pdftotext", "-layout", "document.pdf", "-"]
            told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
            printed.append("".join(told.split()))
    assert len(set(printed)) <= 1


@pytest.mark.tex
def test_what_the_paper_defines_stays(compile_latex: Compile, tmp_path: Path) -> None:
    macros = Macros([examples.gibbs_inequality()])
    (tmp_path / PACKAGE).write_text(macros.package(), encoding="utf-8")
    own = r"\newcommand{\deriveKlDivergence}[2]{\typeout{OWN}\mathrm{KL}[#1 \,|\, #2]}\usepackage{derive}"
    fragment = macros.fragment(examples.gibbs_inequality())
    assert "OWN" in compile_latex(f"{HEAD}{own}\\begin{{document}}\n{fragment}\\end{{document}}", 1)


def test_the_package_stands_beside_the_fragments(tmp_path: Path) -> None:
    export([examples.gibbs_inequality()], tmp_path, Choices(macros=True))
    assert (tmp_path / PACKAGE).exists()
    assert "% \\usepackage{derive, amsmath}" in (tmp_path / "gibbs_inequality.tex").read_text(encoding="utf-8")
