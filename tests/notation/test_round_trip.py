"""LaTeX loses nothing: what is written reads back as the very same term."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from derive.notation.latex import latex
from derive.notation.latex_reader import read_latex, read_latex_sort
from derive.notation.latex_tokens import LatexError, tokenise
from derive.notation.text import text
from derive.terms.build import Eq, call, conjunction, exp, forall, function, index, log, op, sum_, variable, xlogy
from derive.terms.definition import Definition
from derive.terms.sorts import (
    family_sort,
    function_sort,
    integer,
    integers,
    interval,
    natural,
    natural0,
    open_probability,
    positive,
    real,
)
from derive.terms.term import Term, free_variables, subterms
from derive.vocabulary import (
    activations,
    binary_losses,
    divergence_losses,
    information,
    margin_losses,
    regression_losses,
)
from tests.notation.random_terms import formulas
from tests.notation.test_emitters import WRITTEN

x, y = variable("x"), variable("y")
n, m = variable("n", natural), variable("m", natural)


def definitions_in(term: Term) -> list[Definition]:
    return list(dict.fromkeys(t.head for t in subterms(term) if isinstance(t.head, Definition)))


def read_back(term: Term) -> Term:
    return read_latex(latex(term), free_variables(term), definitions_in(term))


@pytest.mark.parametrize("formula", [formula for formula, _, _ in WRITTEN], ids=latex)
def test_formulas_of_a_good_author(formula: Term) -> None:
    assert read_back(formula) == formula


VOCABULARY = [
    d
    for module in (information, activations, binary_losses, divergence_losses, margin_losses, regression_losses)
    for d in vars(module).values()
    if isinstance(d, Definition)
]


@pytest.mark.parametrize("definition", VOCABULARY, ids=lambda d: d.name)
def test_the_vocabulary(definition: Definition) -> None:
    for formula in (definition(*definition.parameters), definition.body):
        assert read_back(formula) == formula


def double_scripts(source: str) -> list[str]:
    """Where TeX would stop with "Double superscript" or "Double subscript"."""
    found, stack, seen = [], [], {"_": False, "^": False}
    tokens = tokenise(source)
    for k, token in enumerate(tokens):
        before = tokens[k - 1] if k else ""
        if token == "'" and before == "'":
            continue
        if token in ("_", "^", "'"):
            mark = "^" if token == "'" else token
            if seen[mark] and not (token == "^" and before == "'"):
                found.append(" ".join(tokens[max(0, k - 5) : k + 2]))
            seen[mark] = True
        elif token == "{":
            stack.append((before in ("_", "^"), seen))
            seen = {"_": False, "^": False}
        elif token == "}":
            script, outer = stack.pop()
            seen = outer if script else {"_": False, "^": False}
        elif before not in ("_", "^"):
            seen = {"_": False, "^": False}
    return found


def test_the_search_for_double_scripts_finds_them() -> None:
    assert not double_scripts(r"x_1'^2 + {x'}_i^2 + \sum_{i=1}^{n} p_i^{x_1^2}")
    for wrong in ("x'_1^2", "x_1_2", "x^2^3", "x^{y^2^3}", "x^{2}'"):
        assert double_scripts(wrong)


@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(formulas())
def test_random_terms(formula: Term) -> None:
    assert read_back(formula) == formula
    assert not double_scripts(latex(formula))
    assert "\n" not in text(formula)


SORTS = [
    real,
    positive,
    open_probability,
    interval(-1, n, left_open=True),
    natural,
    natural0,
    integer,
    integers(None, 3),
    integers(2, n),
    family_sort(n, real),
    family_sort(n + 1, family_sort(3, positive)),
    family_sort(n, function_sort(positive, real)),
    function_sort(positive, family_sort(n, real)),
    function_sort(function_sort(real, real), real),
    function_sort(positive, function_sort(real, real)),
    integers(0, n),
    function_sort(integers(0, n), real),
    integers(0, 1),
    integers(2, 5),
]


@pytest.mark.parametrize("sort", SORTS, ids=latex)
def test_sorts(sort: Term) -> None:
    assert read_latex_sort(latex(sort), [n]) == sort


@pytest.mark.parametrize(
    "where", [lambda t: t, lambda t: -t, lambda t: x * t, lambda t: t**2, lambda t: t / y, lambda t: 1 - t]
)
def test_a_fraction_that_no_line_holds_is_written_with_a_slash(where: Callable[[Term], Term]) -> None:
    wide = exp(x)
    for k in range(12):
        wide = wide + log(x + k) ** 2
    for formula in (where(wide / y), where(y / wide), where(wide / wide)):
        written = latex(formula)
        assert "/" in written
        assert r"\frac{e^x + \log" not in written
        assert read_back(formula) == formula
    assert latex((x + y) / 2) == r"\frac{x + y}{2}"


def test_a_set_of_two_is_a_range_only_of_neighbours() -> None:
    j = variable("j", integers(0, 1))
    assert latex(forall(j, Eq(j, 0))) == r"\forall j \in \{0, 1\}\colon j = 0"
    with pytest.raises(LatexError, match="neighbouring"):
        read_latex_sort(r"\{0, 5\}", [])


class TestTheReaderTellsThingsApart:
    """A reader that read everything alike would prove nothing."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (x * (y + 1), x * y + 1),
            (x - (y - 1), x - y - 1),
            ((-x) ** 2, -(x**2)),
            (log(x * y), log(x) * y),
            (exp(x) ** y, exp(x**y)),
            (xlogy(x, y), x * log(y)),
            ((x * y) * x, x * (y * x)),
            (sum_(index("i", n), x) + y, sum_(index("i", n), x + y)),
            (op("vector", x), x),
            (function(variable("t"), x), function(variable("t", positive), x)),
            (sum_(index("i", n), x), sum_(index("i", m), x)),
            (conjunction((x < y, y < x)), op("implies", x < y, y < x)),
            (activations.sigmoid(x + 1), variable("sigma") * (x + 1)),
        ],
    )
    def test_different_terms_are_written_differently(self, one: Term, other: Term) -> None:
        assert one != other
        assert latex(one) != latex(other)
        assert read_back(one) == one
        assert read_back(other) == other

    def test_parentheses_are_read(self) -> None:
        assert read_latex("x (y + 1)", [x, y]) == x * (y + 1)
        assert read_latex("x y + 1", [x, y]) == x * y + 1

    @pytest.mark.parametrize("command", ["frac", "dfrac", "tfrac", "cfrac"])
    def test_fractions_of_every_size_are_read(self, command: str) -> None:
        assert read_latex(rf"\{command}{{x}}{{y}}", [x, y]) == x / y

    @pytest.mark.parametrize(
        "foreign", ["x +", r"\sin x", "z", "(x", "x y)", r"\frac{x}", "", "x = y = x", r"\sum x", "{x"]
    )
    def test_foreign_latex_is_refused(self, foreign: str) -> None:
        with pytest.raises(LatexError, match="expected"):
            read_latex(foreign, [x, y])

    def test_a_definition_is_told_by_its_arguments(self) -> None:
        p = variable("p", family_sort(n, real))
        g = variable("g", function_sort(interval(0, 1), real))
        both = information.kl_divergence(p, p) + information.differential_kl_divergence(g, g)
        assert read_back(both) == both

    def test_a_family_inside_a_definition(self) -> None:
        k = index("k", n)
        p = variable("p", family_sort(n, real))
        formula = call(activations.softmax(function(k, p[k] / 2)), k)
        assert latex(formula) == r"\operatorname{softmax}\left( \left( \frac{p_l}{2} \right)_{l=1}^{n} \right)_k"
        assert read_back(formula) == formula
