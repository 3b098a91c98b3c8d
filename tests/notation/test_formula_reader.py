"""Typed formulas: what they mean, what they say when they are wrong, and what they cannot do."""

from __future__ import annotations

import functools
import operator
import re
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derive.notation.formula_reader import (
    Approximation,
    FormulaError,
    Names,
    read_formula,
    read_hypotheses,
    read_problem,
)
from derive.notation.formula_syntax import Parser
from derive.notation.text import text
from derive.terms.build import (
    D,
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    call,
    conjunction,
    decimal,
    delta,
    div,
    e,
    exp,
    forall,
    function,
    implies,
    index,
    integrate_over,
    log,
    maximum,
    maximum_,
    neg,
    pi,
    power,
    prod,
    sqrt,
    sum_,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.sorts import family_sort, index_range, natural, real
from derive.terms.term import Number, Operator, Term
from derive.vocabulary import activations, information

a, b, c, x, y = (variable(name) for name in ("a", "b", "c", "x", "y"))
n, m = variable("n", natural), variable("m", natural)
i, j, k = index("i", n), index("j", n), index("k", n)
p, q, z = (variable(name, family_sort(n, real)) for name in ("p", "q", "z"))

READ = [
    ("0.40", decimal("0.40")),
    ("1e-3", decimal("0.001")),
    ("1/2", div(1, 2)),
    ("-1/2", neg(div(1, 2))),
    ("a - b - c", a - b - c),
    ("a - (b - c)", a - (b - c)),
    ("a / b / c", a / b / c),
    ("a * b / c", (a * b) / c),
    ("a / b * c", (a / b) * c),
    ("-a * b", neg(a * b)),
    ("a * -b", a * neg(b)),
    ("-a^2", neg(a**2)),
    ("a ^ b ^ c", a ** (b**c)),
    ("a ** -1", a ** neg(1)),
    ("a·b − c²", a * b - c**2),
    ("2 * a^-2", 2 * a ** neg(2)),
    ("log(x) + ln(x) + log2(x) + log(x, b)", log(x) + log(x) + log(x, 2) + log(x, b)),
    ("exp(x) + e + pi", exp(x) + e + pi),
    ("|x| * |y|", abs(x) * abs(y)),
    ("||x| - |y||", abs(abs(x) - abs(y))),
    ("√(2*π)", sqrt(2 * pi)),
    ("max(x, y, 0)", maximum(x, y, 0)),
    ("xlogy(a, b)", xlogy(a, b)),
    ("σ(x) = sigmoid(x)", Eq(activations.sigmoid(x), activations.sigmoid(x))),
    ("σ * x", variable("sigma") * x),
    ("p_hat + x_1", variable("p_hat") + variable("x_1")),
    ("α", variable("alpha")),
    ("sum(i, 1, n, p[i])", sum_(i, p[i])),
    ("sum(i=1..n, p_i)", sum_(i, p[i])),
    ("Σ(i, 1, n, pᵢ)", sum_(i, p[i])),
    ("prod(i, 1, n, p[i])", prod(i, p[i])),
    ("maximum(i, 1, n, p[i])", maximum_(i, p[i])),
    ("-sum(i,1,n,p[i]*log(p[i]))", neg(sum_(i, p[i] * log(p[i])))),
    ("sum(i, 1, n, delta(i, k) * p[i]) = p[k]", Eq(sum_(i, delta(i, k) * p[i]), p[k])),
    ("diff(x^2, x)", D(x**2, x)),
    ("diff(x^3, x, 2)", D(x**3, x, 2)),
    ("diff(sum(i, 1, n, exp(z_i)), z_k)", D(sum_(i, exp(z[i])), z[k])),
    ("softmax(z)[k]", call(activations.softmax(z), k)),
    ("lse(z)", activations.logsumexp(z)),
    ("lse(-z)", activations.logsumexp(function(i, neg(z[i])))),
    ("lse(b*z) + z[k]", activations.logsumexp(function(j, b * z[j])) + z[k]),
    ("softmax(log(p) - z/a)[k] + p[1] + z[1]", activations.softmax(function(i, log(p[i]) - z[i] / a))[k] + p[1] + z[1]),
    ("lse(i*z) + z[i]", activations.logsumexp(function(j, i * z[j])) + z[i]),
    ("lse(z - lse(z))", activations.logsumexp(function(i, z[i] - activations.logsumexp(z)))),
    (
        "D(p, (p + q)/2) + D(q, p)",
        information.kl_divergence(p, function(i, (p[i] + q[i]) / 2)) + information.kl_divergence(q, p),
    ),
    (
        "softmax(2*softmax(z/a))[k] + z[k]",
        activations.softmax(function(i, 2 * activations.softmax(function(j, z[j] / a))[i]))[k] + z[k],
    ),
    ("H(p) <= H(p, q)", Le(information.entropy(p), information.cross_entropy(p, q))),
    ("D(p, q) >= 0", Ge(information.kl_divergence(p, q), term(0))),
    ("H([0.7, 0.3])", information.entropy(vector(decimal("0.7"), decimal("0.3")))),
    ("integral(x, 0, 1, x^2)", integrate_over(x, 0, 1, x**2)),
    ("∫(x, -inf, ∞, exp(-x^2))", integrate_over(x, None, None, exp(neg(x**2)))),
    ("0 < x < 1", conjunction((Lt(term(0), x), Lt(x, term(1))))),
    ("x != y and x ≥ 0", conjunction((Ne(x, y), Ge(x, term(0))))),
    ("x = 0 => y = 0", implies(Eq(x, 0), Eq(y, 0))),
    ("x = 0 => y = 0 => a = 0", implies(Eq(x, 0), implies(Eq(y, 0), Eq(a, 0)))),
]


@pytest.mark.parametrize(("typed", "meant"), READ, ids=[typed for typed, _ in READ])
def test_read(typed: str, meant: Term) -> None:
    assert read_formula(typed) == meant


@pytest.mark.parametrize("typed", ["-log(0.4) = 0.916 +- 0.0005", "-log(0.4) = 0.916 ± 5e-4"])
def test_tolerance(typed: str) -> None:
    assert read_formula(typed) == Approximation(neg(log(decimal("0.4"))), decimal("0.916"), decimal("0.0005"))


class TestSorts:
    def test_a_formula_and_its_hypotheses_share_variables(self) -> None:
        names = Names()
        formula = read_formula("-sum(i,1,n,p[i]*log(p[i])) <= log(n)", names)
        given = read_hypotheses("sum(i,1,n,p[i]) = 1, p[i] > 0, n > 1", names)
        assert formula == Le(neg(sum_(i, p[i] * log(p[i]))), log(n))
        assert given == [Eq(sum_(i, p[i]), 1), forall(i, Gt(p[i], term(0))), Gt(n, term(1))]

    def test_a_free_index_of_the_formula_is_that_index_in_a_hypothesis(self) -> None:
        formula, given, _ = read_problem("sum(i,1,n,p[i]) >= p[k]", "p[k] > 0, p[j] >= 0")
        assert formula == Ge(sum_(i, p[i]), p[k])
        assert given == [Gt(p[k], term(0)), forall(j, Ge(p[j], term(0)))]

    def test_the_hypotheses_tell_the_size(self) -> None:
        p_m, q_m = variable("p", family_sort(m, real)), variable("q", family_sort(m, real))
        i_m = index("i", m)
        formula, given, _ = read_problem("D(p, q) >= 0", "sum(j=1..m, q_j) = 1, q[i] = 0 => p[i] = 0")
        assert formula == Ge(information.kl_divergence(p_m, q_m), term(0))
        assert given[1] == forall(i_m, implies(Eq(q_m[i_m], 0), Eq(p_m[i_m], 0)))

    def test_sizes(self) -> None:
        def family_in(typed: str, name: str = "p") -> Term:
            names = Names()
            read_formula(typed, names)
            return names.variables[name].args[0]

        assert family_in("p[1] + p[3]") == family_sort(3, real)
        assert family_in("p[k]") == family_sort(n, real)
        assert family_in("sum(i,1,n+1,p[i])") == family_sort(n + 1, real)
        assert family_in("sum(i,1,n-1,p[i]) + p[n]") == family_sort(n, real)
        assert family_in("sum(i,1,n,sum(j,1,i,p[j]))") == family_sort(n, real)
        assert family_in("sum(i,1,n,sum(j,1,m,w[i,j]))", "w") == family_sort(n, family_sort(m, real))
        assert family_in("sum(i,1,n,w_ij) + sum(j,1,m,w[1,j])", "w") == family_sort(n, family_sort(m, real))
        assert family_in("p[k] + p[1]", "k") == index_range(n)
        assert family_in("sum(i,1,3,p[i]) + p[k] + p[1]", "k") == index_range(3)
        assert family_in("p[n] - p[1]") == family_sort(n, real)
        assert family_in("p[n] - p[k]", "n") == natural

    def test_inner_names_hide_outer_ones(self) -> None:
        assert read_formula("sum(i,1,n,sum(i,1,n,p[i])*q[i])") == sum_(j, sum_(k, p[k]) * q[j])
        assert read_formula("integral(x,0,1,x) + x") == integrate_over(y, 0, 1, y) + x

    def test_a_meaning_cannot_change(self) -> None:
        names = Names()
        read_formula("p + 1", names)
        with pytest.raises(FormulaError, match="read before"):
            read_hypotheses("p[i] > 0", names)


WRONG = [
    ("", "there is none", 0),
    ("x +", "ends here", 3),
    ("2 x", r"with \*", 2),
    ("(x", "close this parenthesis", 2),
    ("x)", "was expected", 1),
    ("|x", "absolute value", 2),
    ("x $ y", "no meaning", 2),
    ("f(x + 1)", "not a function", 0),
    ("log", "parentheses", 0),
    ("exp(x, y)", "does not take 2", 0),
    ("x < (y < 1)", "not a relation", 7),
    ("p[i] + p", "not a family", 7),
    ("p[i] + p[i, j]", "another number of indices elsewhere", 7),
    ("a +- b", "tolerance", 5),
    ("a + 1 +- 0.1", "equation", 9),
    ("(a = 1 +- 0.1)", "close", 7),
    ("sum(i, 1, n)", "what the sum is of", 11),
    ("sum(1, 1, n, x)", "variable of the sum", 4),
    ("sum(e, 1, n, x)", "constant", 0),
    ("integral(x, inf, -inf, x)", "lower end comes first", 12),
    ("integral(x, -inf, -inf, x)", "lower end comes first", 18),
    ("sum(i,1,n,p[i]) + sum(j,1,m,p[j])", "one place", 10),
    ("D([1, 2], [1, 2, 3])", "different sizes", 0),
    ("H(2 + 1)", "none in this formula", 4),
    ("H(x < 1)", "takes a family", 4),
    ("lse(b*z)", "which of b and z is one", 5),
    ("lse(a + b*x) + z[k]", "which of a, b and x is one", 6),
    ("lse(2*z_k) + z[k]", "none in this formula", 5),
    ("lse(x + p) + p[k]*x[k, 1]", "x has several indices", 4),
    ("lse(z + [1, 2]) + z[k]", "different sizes: n entries, and 2 here", 8),
    ("softmax(2*w)[k] + w[i, j]", r"elsewhere \(2\) than here \(1\)", 10),
    ("diff(x^2, 2)", "differentiates", 10),
    ("x and y", "relation", 0),
    ("__import__('os')", "no meaning", 0),
    ("x.real", "no meaning", 1),
    ("0.1.2", "no meaning", 3),
]


@pytest.mark.parametrize(("typed", "said", "position"), WRONG, ids=[typed for typed, _, _ in WRONG])
def test_errors_say_what_and_where(typed: str, said: str, position: int) -> None:
    with pytest.raises(FormulaError, match=said) as caught:
        read_formula(typed)
    assert caught.value.position == position
    lines = str(caught.value).split("\n")
    assert lines[-1] == " " * (4 + position) + "^"
    assert lines[-2] == "    " + typed


def test_a_hypothesis_is_a_relation() -> None:
    with pytest.raises(FormulaError, match="as a hypothesis"):
        read_hypotheses("x > 0, y + 1")
    assert read_hypotheses("") == []


WORDS = [
    "sum(", "diff(", "H(", "softmax(", "log(", "delta(", "prod(", "∫(", "p[", "p_i", "x", "n", "i", "k", "inf", ",",
    "lse(b*", "softmax(z+", ")", "]", "[", "|", "=", "<", "=>", "and", "+", "-", "*", "/", "^", "+-", "1", "2.5",
]  # fmt: skip


def refused_at(read: Callable[[str], object], typed: str) -> int:
    """Where the text is refused; 0 also when it is read. Anything but a FormulaError is a defect."""
    try:
        read(typed)
    except FormulaError as error:
        return error.position
    return 0


class TestHostileInput:
    @pytest.mark.parametrize(
        "typed",
        [
            "(" * 5_000 + "x" + ")" * 5_000,
            "-" * 10_000 + "x",
            "2^" * 5_000 + "2",
            "1/" * 5_000 + "1",
            "|" * 10_000,
            "exp(" * 3_000 + "x" + ")" * 3_000,
            "sum(i,1,n," * 1_500 + "i" + ")" * 1_500,
            "[" * 10_000,
            "x=>" * 5_000 + "x",
            "x²" * 5_000,
            "²" * 10_000,
            "9" * 1_001,
            "0." + "9" * 1_000,
            "1e99999",
            "1e-" + "9" * 900,
            "a" * 20_001,
            "\u0000",
            "𝟙 + 1",
            "p̂",
            "softmax(2*" * 99 + "z" + ")" * 99,
        ],
        ids=lambda typed: typed[:6].encode("unicode_escape").decode(),
    )
    def test_refused_in_words_and_at_once(self, typed: str) -> None:
        started = time.process_time()
        with pytest.raises(FormulaError):
            read_formula(typed)
        assert time.process_time() - started < 2

    @pytest.mark.parametrize("piece", ["x + ", "(", "1", "x", " ", "²", "p_i\n", "sum(i,1,n,", "=", "é"])
    def test_a_megabyte_is_refused_at_once(self, piece: str) -> None:
        typed = piece * (1_000_000 // len(piece))
        started = time.process_time()
        for read in (read_formula, read_problem, read_hypotheses):
            with pytest.raises(FormulaError, match="at most 20000 are read"):
                read(typed)
        assert time.process_time() - started < 1

    def test_powers_are_not_evaluated(self) -> None:
        assert read_formula("9**9**9") == power(term(9), power(term(9), term(9)))

    def test_long_but_flat_is_read(self) -> None:
        started = time.process_time()
        long = read_formula("+".join(["p_i"] * 5_000))
        assert isinstance(long, Term)
        assert len(long.args) == 5_000
        assert time.process_time() - started < 5

    def test_the_deepest_that_is_read_can_be_written(self) -> None:
        for nested in ("(" * 90 + "x" + ")" * 90, "exp(" * 90 + "x" + ")" * 90, "sum(i,1,n," * 40 + "i" + ")" * 40):
            found = read_formula(nested)
            assert isinstance(found, Term)
            assert text(found)

    def test_families_of_families_and_many_of_them(self) -> None:
        """No part of a formula of entries is built twice."""
        started = time.process_time()
        assert isinstance(read_formula("softmax(2*" * 48 + "z" + ")" * 48 + "[k]"), Term)
        assert isinstance(read_formula("+".join(["logsumexp(2*z)"] * 1_200)), Term)
        assert time.process_time() - started < 5

    @settings(max_examples=300, deadline=None)
    @given(st.text(alphabet="abpixnσΣ|()[],;=<>!+-*/^²_ 0123456789.eE±∞ᵢ'\n", max_size=40))
    def test_any_text_is_read_or_refused(self, typed: str) -> None:
        assert 0 <= refused_at(read_formula, typed) <= len(typed)
        assert 0 <= refused_at(read_hypotheses, typed) <= len(typed)

    @settings(max_examples=300, deadline=None)
    @given(
        st.lists(
            st.sampled_from(WORDS),
            max_size=25,
        )
    )
    def test_any_row_of_words_is_read_or_refused(self, words: list[str]) -> None:
        typed = " ".join(words)
        assert 0 <= refused_at(read_formula, typed) <= len(typed)


def value(t: Term) -> Any:
    """The value of an arithmetic term, computed apart from everything in derive."""
    if isinstance(t.head, Number):
        return t.head.value
    assert isinstance(t.head, Operator)
    operands = [value(argument) for argument in t.args]
    if t.head.name == "neg":
        return -operands[0]
    rule = {"add": operator.add, "mul": operator.mul, "div": operator.truediv, "pow": operator.pow}[t.head.name]
    return functools.reduce(rule, operands)


@st.composite
def arithmetic(draw: st.DrawFn, depth: int = 4) -> str:
    kind = draw(st.integers(0, 5)) if depth else 0
    if kind == 0:
        return str(draw(st.integers(0, 9)))
    inner = draw(arithmetic(depth - 1))
    if kind == 1:
        return f"({inner})"
    if kind == 2:
        return f"-{inner}"
    if kind == 3:
        return inner + draw(st.sampled_from(["**2", "**3", "**-1", "**0"]))
    return inner + draw(st.sampled_from("+-*/")) + draw(arithmetic(depth - 1))


@settings(max_examples=400, deadline=None)
@given(arithmetic())
def test_precedence_is_that_of_arithmetic(typed: str) -> None:
    """Python's own grammar as an independent reader of + - * / ** and parentheses."""
    assume("+-" not in typed)  # ± here
    assume(typed.count("**") <= 2)
    in_python = re.sub(r"\d", r"Fraction(\g<0>)", typed)
    found = read_formula(typed)
    assert isinstance(found, Term)
    try:
        expected = eval(in_python, {"Fraction": Fraction})
    except ZeroDivisionError:
        with pytest.raises(ZeroDivisionError):
            value(found)
    else:
        assert value(found) == expected


def test_nothing_but_tokens_is_kept() -> None:
    tokens = [word for _, word, _ in Parser("a<=b, p_i").tokens]
    assert tokens == ["a", "≤", "b", ",", "p_i", ""]


@pytest.mark.parametrize(
    ("formula", "counted"),
    [
        ("softmax(z)[1] < 1", {"z": 1}),
        ("logsumexp(2*z) >= z[3]", {"z": 3}),
        ("logsumexp(z) >= z[k]", {}),
        ("softmax(z)[1] + z[n] < 1", {}),
        ("logsumexp(z) >= sum(i, 1, 3, z[i])", {}),
        ("z[1] + z[2] = z[2] + z[1]", {}),
    ],
)
def test_sizes_that_only_a_number_tells(formula: str, counted: dict[str, int]) -> None:
    assert read_problem(formula)[2].counted() == counted


def test_a_misspelt_function_is_told_its_neighbour() -> None:
    with pytest.raises(FormulaError, match=r"lgo is not a function that is known here; log is, or write lgo\*"):
        read_formula("lgo(x) = 1")


@pytest.mark.parametrize(
    "formula",
    [
        "integral(x, 0, 1, integral(t, 0, x, diff(t*x, x))) = 1/6",
        "diff(sum(i, 1, n, p[i]), n) = 0",
        "sum(i, 1, n, sum(j, 1, i + 1, p[j])*q[i]) = q[i]",
    ],
)
def test_what_is_bound_is_the_end_of_no_range_inside(formula):
    """An error of Python's, where the range of t, p or p depends on what is bound around it."""
    with pytest.raises(FormulaError, match="depends on it"):
        read_formula(formula)


def test_a_name_is_one_variable():
    """n was a size and, as an index of the same range, a second variable of that name: an error as it was written."""
    formula = "|p[i]^n - sum(k, i, i, q[k])^delta(i, k)| <= |p[n]|"
    with pytest.raises(FormulaError, match="n is an index in one place"):
        read_formula(formula)
    with pytest.raises(FormulaError, match="Give one of them another name"):
        read_problem(formula)
