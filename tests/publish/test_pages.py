"""What stands on a page, in each notation."""

from __future__ import annotations

import pytest

from derive.authoring.derivation import Reason, Scope, Stated
from derive.catalogue import find
from derive.publish.defined import definition_equation
from derive.publish.dialects import MYST, QUARTO
from derive.publish.latex import fragment, in_a_line
from derive.publish.markdown import page as markdown
from derive.publish.page import variables
from derive.publish.reading import reading_order
from derive.publish.text import page as text_page
from derive.terms.build import Eq, decimal, forall, index, log, sum_, variable
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, function_sort, natural, positive, real
from derive.vocabulary.activations import softmax
from tests.publish import examples
from tests.publish.conftest import Compile, complaints

GIBBS = examples.gibbs_inequality()


def test_text_has_statement_hypotheses_steps_and_reasons() -> None:
    page = text_page(GIBBS, examples.TITLES)
    for line in (
        "gibbs_inequality · proved · claims A7, B11 · Cover & Thomas 2.6.3",
        "  Suppose  Σᵢ₌₁ⁿ pᵢ = 1",
        "           qᵢ = 0 ⇒ pᵢ = 0 for every i ∈ {1, …, n}",
        "  Then     D(p ‖ q) ≥ 0",
        "    Case pᵢ = 0.",
        "  D(p ‖ q) := Σᵢ₌₁ⁿ (pᵢ log pᵢ − pᵢ log qᵢ)",
        "  The logarithm lies below its tangent (log_le_sub_one)",
    ):
        assert line in page.splitlines()
    assert "≤ −pᵢ log(qᵢ/pᵢ)" in page
    assert "log t ≤ t − 1 at t = qᵢ/pᵢ, times pᵢ" in page


@pytest.mark.parametrize("derivation", examples.examples(), ids=lambda d: d.name)
def test_text_keeps_to_its_width(derivation: examples.Derivation) -> None:
    for width in (80, 100):
        assert max(map(len, text_page(derivation, width=width).splitlines())) <= width


def test_a_fragment_has_one_label_and_a_reason_at_each_step() -> None:
    latex = fragment(GIBBS)
    assert latex.count(r"\label{eq:gibbs_inequality}") == latex.count(r"\label") == 1
    assert r"D(p \parallel q) \ge 0." in latex
    assert r"q_i = 0 \Rightarrow p_i = 0$ for every $i \in \{1, \dots, n\}$" in latex
    assert latex.count(r"\tag*") == 10
    assert r"$\log t \le t - 1$ at $t = \frac{q_i}{p_i}$, times $p_i$" in latex


@pytest.mark.tex
@pytest.mark.parametrize("derivation", examples.examples(), ids=lambda d: d.name)
def test_a_fragment_needs_amsmath_only(derivation: examples.Derivation, compile_latex: Compile) -> None:
    head = r"\documentclass{article}\usepackage{amsmath, amssymb}\begin{document}"
    assert complaints(compile_latex(f"{head}\n{fragment(derivation)}\\end{{document}}", 2)) == []


def test_markdown_keeps_dollars_at_their_formulas() -> None:
    page = markdown(GIBBS, examples.TITLES)
    assert "**Theorem.** Let $`n \\in \\{1, 2, \\dots\\}`$ and" in page
    assert "[The logarithm lies below its tangent](log_le_sub_one.md)" in page
    assert r"& \ge \sum_{i=1}^{n} (p_i - q_i) && \text{summed over }i \\" in page
    assert page.count("```math") == page.count("```\n") == 6
    assert "$`p_i, q_i \\ge 0`$ $`(i = 1, \\dots, n)`$" in page
    for line in page.splitlines():
        assert line.count("$") % 2 == 0


def test_an_uncited_page_is_no_link() -> None:
    assert "*Rests on:* `log_le_sub_one`" in markdown(GIBBS)


def test_the_convention_is_told_where_it_matters() -> None:
    told = "stands for 0 when a = b = 0"
    assert told in text_page(GIBBS)
    assert told in text_page(examples.binary_cross_entropy_from_two_classes())  # H(p, q) hides one
    assert told not in text_page(examples.log_le_sub_one())


def test_the_convention_is_not_told_where_nothing_is_0() -> None:
    told = "stands for 0 when a = b = 0"
    for name in ("gibbs_for_densities", "kl_divergence_not_symmetric"):
        assert told not in text_page(find(name).derivation), name
    for name in ("gibbs_inequality", "differential_entropy_change_of_unit", "loss_of_a_trained_model"):
        assert told in text_page(find(name).derivation), name


def test_names_for_values_stand_before_the_statement() -> None:
    derivation = find("kl_divergence_not_symmetric").derivation
    shown = text_page(derivation)
    assert "  Let      P = (1/2, 1/2)\n           Q = (1/4, 3/4)\n  Then     Σᵢ₌₁² Pᵢ = 1 and" in shown
    assert r"Let $P = \left( \frac{1}{2}, \frac{1}{2} \right)$ and" in fragment(derivation)
    assert r"Let $`P = " in markdown(derivation)


def test_a_loss_is_named_as_one() -> None:
    assert "· loss cross_entropy\n" in text_page(find("softmax_cross_entropy_gradient").derivation)


def test_a_definition_is_recalled_in_the_letters_of_the_page() -> None:
    assert "h(p) := −∫ₗᵘ p(x) log p(x) dx" in text_page(find("differential_entropy_change_of_unit").derivation)


def test_the_letters_of_the_page_do_not_change_a_definition() -> None:
    """A(p, m) := (Σᵢ₌₁ⁿ pᵢ)/m was recalled as (Σᵢ₌₁ᵐ pᵢ)/m on a page on which the family has the size m."""
    n, m, k = (variable(letter, natural) for letter in "nmk")
    p, q = variable("p", family_sort(n, real)), variable("q", family_sort(m, real))
    r = variable("r", family_sort(k, real))
    i = index("i", n)
    mean = define("A", (p, m), sum_(i, p[i]) / m, Notation("A({0}, {1})", "A({0}, {1})"))
    sizes = define("B", (p, q), n - m + 0 * p[1] * q[1], Notation("B({0}, {1})", "B({0}, {1})"))
    written = text_page(examples.derivation("mean", "Mean", Eq(mean(q, 2), mean(q, 2))))
    assert "A(p, m) := (Σᵢ₌₁ⁿ pᵢ)/m" in written
    assert "B(p, q) := n − m +" in text_page(examples.derivation("same", "Same", Eq(sizes(r, r), 0)))
    assert "A(p, m) := (Σᵢ₌₁ᵏ pᵢ)/m" in text_page(examples.derivation("mean", "Mean", Eq(mean(r, 2), mean(r, 2))))


def test_a_statement_without_variables_begins_the_line() -> None:
    assert "\nTheorem\n  −log 0.5 = log 2\n" in text_page(
        examples.derivation("half", "Half", Eq(-log(decimal("0.5")), log(2)))
    )


def test_variables_come_after_those_of_their_sorts() -> None:
    assert [repr(v) for v in variables(examples.softmax_cross_entropy_gradient())] == ["K", "t", "z", "k"]


def test_a_family_is_defined_at_a_generic_place() -> None:
    equation = definition_equation(softmax)
    assert equation.head == Eq(1, 1).head
    assert "softmax(z)ₖ := exp(zₖ)/(Σᵢ₌₁ᴷ exp(zᵢ))" in text_page(examples.softmax_cross_entropy_gradient())


def labelled() -> examples.Derivation:
    """A fact is labelled, a long hypothesis is named by a reason, a part of the path is about each x."""
    x, y, f = variable("x", positive), variable("y", positive), variable("f", function_sort(positive, real))
    law = forall(x, forall(y, Eq(f(x * y), f(x) + f(y))))
    at_one = Stated(Eq(f(x * 1), f(x) + f(1)), Reason("{0} at {1}, 1", (law, x)), "(1)")
    part = Scope("each", "For each {0}:", (x,), (at_one, Stated(Eq(f(1), 0), Reason("(1)"))), "(2)")
    return examples.derivation("labelled", "Labels", Eq(f(1), 0), part, hypotheses=(law,))


def test_hypotheses_and_facts_are_referred_to() -> None:
    latex, md, text = fragment(labelled()), markdown(labelled()), text_page(labelled())
    assert r"for every $x, y > 0$ (a)." in latex
    assert r"For each $x > 0$:\hfill{\small $\langle 2\rangle$}" in latex  # (1) is the statement, or what a paper says
    assert r"\tag*{\small by $\text{(a)}$ at $x$, 1\quad $\langle 1\rangle$}" in latex
    assert r"f(1) = 0 \tag*{\small by $\langle 1\rangle$}" in latex
    assert "> For each $`x > 0`$: (2)" in md
    assert r"&& \text{by }\text{(a)}\text{ at }x\text{, 1}\quad \text{(1)}" in md
    for dialect in (MYST, QUARTO):  # there the statement has a number too
        numbered = markdown(labelled(), None, dialect)
        assert r"&& \text{by }\text{(a)}\text{ at }x\text{, 1}\quad \langle 1\rangle" in numbered
        assert "(1)" not in numbered.replace("f(1)", "")
    assert "f(x y) = f(x) + f(y) for every x, y > 0   (a)" in text
    line = next(line for line in text.splitlines() if "(a) at x, 1" in line)
    assert line.endswith("(1)")
    assert len(line) == 100


def test_words_of_a_formula_belong_to_the_sentence() -> None:
    assert in_a_line(r"f \text{ is continuous on } [a, b]") == "$f$ is continuous on $[a, b]$"
    assert in_a_line(r"p_i \ge 0 \quad (i = 1)") == r"$p_i \ge 0$ $(i = 1)$"


def test_what_others_build_on_is_read_first() -> None:
    names = [d.name for d in reading_order([GIBBS, examples.log_le_sub_one()])]
    assert names == ["log_le_sub_one", "gibbs_inequality"]
