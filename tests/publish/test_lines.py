"""Widths and line breaks."""

from __future__ import annotations

import re

import pytest

from derive.notation.latex import latex
from derive.publish import page
from derive.publish.latex import fitted
from derive.publish.lines import latex_lines, latex_width, text_lines, widest_part
from tests.publish.conftest import Compile
from tests.publish.examples import examples

SUM = r"a + \sum_{i=1}^{n} \left( {p_i \log p_i} - \frac{x + y}{2} \right) = b + c - d"


def test_a_formula_that_fits_stays_whole() -> None:
    assert latex_lines(SUM, 60) == [SUM]
    assert text_lines("a + b = c", 60) == ["a + b = c"]


def test_lines_end_before_a_relation_first() -> None:
    assert latex_lines(SUM, 18) == [SUM[: SUM.index("=", 30)].strip(), SUM[SUM.index("=", 30) :]]
    assert text_lines("a + b + c = d + e", 13) == ["a + b + c", "= d + e"]


def test_a_conjunction_is_broken_before_its_relations() -> None:
    assert text_lines("a + b = c and d + e + f = g", 20) == ["a + b = c", "and d + e + f = g"]
    assert latex_lines(r"a = b \text{ and } c = d", 7, indent=0.0) == ["a = b", r"\text{ and } c = d"]


def test_parentheses_are_broken_last_and_stay_a_pair() -> None:
    lines = latex_lines(r"x + \left( \frac{a}{b} + a + b + c + d + e + f + g + h \right)", 12, indent=0.0)
    assert len(lines) > 1
    joined = " ".join(lines)
    assert r"\left" not in joined
    assert joined.count(r"\Bigl(") == joined.count(r"\Bigr)") == 1


def test_a_universal_statement_is_broken_behind_its_colon() -> None:
    told = "(∀m ∈ {3, 4, …}: f(m) + g(m))"
    assert text_lines(told, 20) == ["(∀m ∈ {3, 4, …}:", "f(m) + g(m))"]
    formula = r"\forall m \in \{3, 4, \dots\}\colon f(m) + g(m)"
    assert latex_lines(formula, 8, indent=0.0) == [r"\forall m \in \{3, 4, \dots\}\colon", "f(m) + g(m)"]


def test_what_no_line_holds_is_set_smaller() -> None:
    assert fitted("a = b", 20.0) == "a = b"
    row = "x + " * 9 + "x"
    cases = rf"\begin{{cases}} {row} & \text{{if }} x > 0 \\ 0 & \text{{otherwise}} \end{{cases}}"
    assert fitted(cases, 20.0).startswith(r"\mbox{\footnotesize$\displaystyle \begin{cases}")
    assert widest_part(cases) > widest_part(row)


def test_an_evaluation_bar_is_never_broken() -> None:
    bar = r"\left. \frac{d}{dx} (a + b + c + d + e + f + g) \right|_{x = 1}"
    assert latex_lines(bar, 5) == [bar]


def test_no_sign_is_lost_at_a_break() -> None:
    for derivation in examples():
        for formula in map(latex, page.formulas(derivation)):
            broken = " ".join(latex_lines(formula, 15.0))
            plain = re.sub(r"\\Big[lr]|\\left|\\right", "", broken)
            assert "".join(plain.split()) == "".join(re.sub(r"\\left|\\right", "", formula).split())


@pytest.mark.tex
def test_widths_are_those_of_tex(compile_latex: Compile) -> None:
    """In Palatino and in Computer Modern, no formula is wider than was estimated, and few are much narrower."""
    formulas = {latex(term) for derivation in examples() for term in page.formulas(derivation)}
    formulas |= {line for formula in formulas for line in latex_lines(formula, 30.0) if "Big" not in line}
    formulas |= {
        r"\begin{cases} \frac{x^2}{2} & \text{if } |x| \le 1 \\ x - \frac{1}{2} & \text{otherwise} \end{cases}",
        r"\begin{cases} \begin{cases} x & \text{if } y > 1 \\ 2 & \text{otherwise} \end{cases} & \text{if } x > 1 \\ 0 "
        r"& \text{otherwise} \end{cases}",
        r"\mathbb{E}_{x \sim p}[-\log p(x)]",
        r"\lim_{x \to 0^+} x \log x",
        r"\left. \frac{d}{dx} f(x) \right|_{x = 3}",
        r"\int_0^1 f(x) \,dx",
    }
    ordered = sorted(formulas)
    for fonts in ("", r"\usepackage{mathpazo}"):
        boxes = "\n".join(rf"\setbox0\hbox{{$\displaystyle {f}$}}\typeout{{WIDTH \the\wd0}}" for f in ordered)
        packages = fonts + r"\usepackage{amsmath, amssymb}"
        log = compile_latex(rf"\documentclass{{article}}{packages}\begin{{document}}{boxes}\end{{document}}", 1)
        measured = [float(width) / 10 for width in re.findall(r"^WIDTH ([\d.]+)pt", log, re.MULTILINE)]
        assert len(measured) == len(ordered)
        for formula, width in zip(ordered, measured, strict=True):
            if width > 3:
                assert 0.95 * width <= latex_width(formula) <= 1.35 * width + 0.5, formula


def test_the_ends_of_a_sum_are_not_taken_apart():
    told = "L = Σ(k = 1 to F) (a + b) (c + d)"
    assert text_lines(told, 22) == ["L", "= Σ(k = 1 to F) (a", "+ b) (c + d)"]
