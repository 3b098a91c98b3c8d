"""Typst loses nothing either: what is written reads back as the very same term, and Typst's compiler takes it."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derive.catalogue import find, index
from derive.notation import typst as notation
from derive.notation.latex import latex
from derive.notation.latex_reader import read_latex
from derive.notation.typst import typst
from derive.notation.typst_from_latex import UnknownLatex, from_latex
from derive.publish import page
from derive.terms.build import (
    D,
    call,
    delta,
    e,
    exp,
    integral,
    is_op,
    log,
    neg,
    op,
    sum_,
    variable,
    xlogy,
)
from derive.terms.build import index as index_variable
from derive.terms.definition import Definition, Notation, define
from derive.terms.sorts import family_sort, function_sort, interval, natural, nonnegative, real
from derive.terms.term import Term, free_variables, subterms
from derive.vocabulary.activations import softmax
from derive.vocabulary.information import kl_divergence
from tests.notation.random_terms import formulas
from tests.notation.test_emitters import WRITTEN
from tests.notation.test_round_trip import VOCABULARY
from tests.notation.typst_reading import TypstError, marked, to_latex, without_marks

n = variable("n", natural)
x, y, e_variable = variable("x"), variable("y"), variable("e")
i = index_variable("i", n)
p, row = variable("p", family_sort(n, nonnegative)), variable("z_0", family_sort(n, real))
g = variable("g_1", function_sort(real, real))
t = variable("t", interval(0, None))


@pytest.fixture(autouse=True)
def _marks_have_no_width(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = notation.shown
    monkeypatch.setattr(notation, "shown", lambda text: shown(without_marks(text)))


def read_back(term: Term) -> Term:
    definitions = list(dict.fromkeys(t.head for t in subterms(term) if isinstance(t.head, Definition)))
    written, names = marked(term)
    assert without_marks(written).replace(" dot.op", "") == typst(term).replace(" dot.op", "")
    return read_latex(to_latex(written, names), free_variables(term), definitions)


def as_seen(term: Term) -> Term:
    """e to a power looks the same whether it is exp or a power of the constant."""
    args = tuple(map(as_seen, term.args))
    return exp(args[1]) if is_op(term, "pow") and args[0] == e else Term(term.head, args)


@pytest.mark.parametrize("formula", [formula for formula, _, _ in WRITTEN], ids=latex)
def test_formulas_of_a_good_author(formula: Term) -> None:
    assert as_seen(read_back(formula)) == as_seen(formula)


@pytest.mark.parametrize("definition", VOCABULARY, ids=lambda d: d.name)
def test_the_vocabulary(definition: Definition) -> None:
    for formula in (definition(*definition.parameters), definition.body):
        assert as_seen(read_back(formula)) == as_seen(formula)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(formulas())
def test_random_terms(formula: Term) -> None:
    assert as_seen(read_back(formula)) == as_seen(formula)


@pytest.mark.slow
def test_the_whole_catalogue() -> None:
    written = {formula for name in index() for formula in page.formulas(find(name).derivation)}
    assert len(written) > 3000
    for formula in written:
        assert as_seen(read_back(formula)) == as_seen(formula)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (neg(x * log(y)) - (1 - x) * log(1 - y), "-x log y - (1 - x) log(1 - y)"),
        (sum_(i, xlogy(p[i], p[i])), "sum_(i = 1)^n p_i log p_i"),
        (kl_divergence(p, p), "D(p parallel p)"),
        (softmax(p)[i], 'op("softmax")\\(p\\)_i'),
        (softmax(p)[i] ** 2, 'op("softmax")\\(p\\)_i^2'),
        (p[i] * (x + 1), "p_i (x + 1)"),
        (p[i + 1], "p_(i + 1)"),
        (call(g, x), "g_1 (x)"),
        (D(call(g, x), x), "g'_1 (x)"),
        (log(x + 1, 2), "log_(2)(x + 1)"),
        (call(row, i), "attach(z_0, br: i)"),
        (abs(x) / 2, "frac(abs(x), 2)"),
        ((x / (1 + y / 2)) / 3, "frac(display(frac(x, 1 + frac(y, 2))), 3)"),
        ((x / y) / 3, "frac(frac(x, y), 3)"),
        (exp(-x / 2), "e^(-x\\/2)"),
        (exp(e_variable), "upright(e)^e"),
        (delta(i, i), "delta_(i i)"),
        (op("max", x, y) ** 2, "max\\(x\\, y\\)^2"),
        (op("max", x, y / 2) ** 2, "max(x, frac(y, 2))^2"),
        (op("vector", x), "(x,)"),
        (integral(t, exp(-t)), "integral_0^infinity e^(-t) dif t"),
    ],
    ids=str,
)
def test_written(term: Term, expected: str) -> None:
    assert typst(term) == expected


def test_declarations_and_signs() -> None:
    assert notation.declaration(p) == "p_i >= 0 quad (i = 1, ..., n)"
    assert notation.declaration(g) == "g_1: RR -> RR"
    assert [notation.relation_symbol(sign) for sign in "=≠<≤>≥"] == ["=", "!=", "<", "<=", ">", ">="]


class TestDefinitionsOfUsers:
    """Their notation is LaTeX; Typst is made of it, or of the plain text where the LaTeX is out of the ordinary."""

    def written(self, latex: str, text: str) -> str:
        return typst(define("own", (x,), x, Notation(latex, text))(x + 1))

    def test_latex_is_understood(self) -> None:
        assert self.written(r"\mathcal{{L}}_{{\mathrm{{own}}}}({0})", "L({0})") == 'cal(L)_(upright("own")) (x + 1)'
        assert self.written(r"\hat{{R}}\left( {0} \right)", "R({0})") == "hat(R) (x + 1)"

    def test_plain_text_takes_over(self) -> None:
        assert self.written(r"\mathfrak{{L}}({0})", 'L#"({0})') == 'upright("L#\\"(") x + 1 upright(")")'

    @pytest.mark.parametrize("latex", [r"\foo", "x}", r"\text{a", r"\frac{1}", "x_", "x_^2", r"\text{\foo}"])
    def test_what_is_no_latex_is_refused(self, latex: str) -> None:
        with pytest.raises(UnknownLatex):
            from_latex(latex)

    @pytest.mark.parametrize(
        ("latex", "expected"),
        [
            ("[^2", r'\[""^2'),
            ("[^2)", '[""^2)'),
            ("f(0, 1]", "f (0, 1]"),
            ("(a]_i", "(a]_i"),
            ("a(b(c", r"a\(b\(c"),
            (r"\lfloor^2", r'\⌊""^2'),
            ("x)^2", r"x\)^2"),
        ],
    )
    def test_a_parenthesis_without_a_partner_is_a_sign(self, latex: str, expected: str) -> None:
        assert from_latex(latex) == expected


class TestTypstReadsAsWeDo:
    """The rules that the emitter and the reader of these tests go by, asked of Typst itself."""

    def parsed(self, one: str, other: str) -> bool:
        compiler = pytest.importorskip("typst")
        return bool(json.loads(compiler.eval(b"", f"${one}$ == ${other}$")))

    def test_a_script_takes_the_parenthesis_behind_it(self) -> None:
        assert self.parsed("x_i(t)", "x_(i(t))")
        assert not self.parsed("x_i (t)", "x_i(t)")
        with pytest.raises(TypstError, match="takes the parenthesis"):
            to_latex("x_i(t)", ["x", "i", "t"])

    def test_parentheses_of_a_script_do_not_show(self) -> None:
        assert self.parsed("x_(i)", "x_i")
        assert not self.parsed("x_((i))", "x_i")

    def test_primes_stand_before_the_index(self) -> None:
        assert not self.parsed("x'_1", "x_1'")

    def test_half_open_intervals_are_pairs(self) -> None:
        assert self.parsed("frac([0, 1), 2)", "frac([0, 1), 2)")  # the comma is the interval's
        assert not self.parsed("[0, 1)", r"\[0, 1\)")  # a pair, which grows with what it holds

    def test_calls_end_at_their_own_parenthesis(self) -> None:
        with pytest.raises(TypstError):
            to_latex("frac(x, 2", ["x"])
        with pytest.raises(TypstError):
            to_latex("x)", ["x"])


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(formulas(), min_size=20, max_size=40))
def test_the_compiler_takes_random_terms(terms: list[Term]) -> None:
    compiler = pytest.importorskip("typst")
    head = '#set document(date: auto)\n#show math.equation: set text(font: "New Computer Modern Math")\n'
    source = head + "\n".join(f"$ {typst(term)} $" for term in terms)
    compiler.compile(source.encode(), format="pdf", pdf_standards="a-2b", ignore_system_fonts=True)
