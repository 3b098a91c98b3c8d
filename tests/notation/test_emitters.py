"""Formulas as a good author sets them: exact strings, in LaTeX and in Unicode text."""

from __future__ import annotations

from fractions import Fraction

import pytest

from derive.notation import latex as in_latex
from derive.notation import text as in_text
from derive.notation.latex import latex
from derive.notation.precedence import NotationError
from derive.notation.text import text
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ne,
    call,
    conjunction,
    continuous,
    decimal,
    delta,
    differentiable,
    div,
    e,
    exp,
    expectation,
    floor,
    function,
    implies,
    index,
    integral,
    integrate_over,
    is_integer,
    limit,
    log,
    maximum,
    maximum_,
    neg,
    op,
    pi,
    piecewise,
    prod,
    sqrt,
    sum_,
    tanh,
    term,
    variable,
    vector,
    xlogy,
)
from derive.terms.definition import define, unfold
from derive.terms.sorts import (
    family_sort,
    function_sort,
    integers,
    interval,
    natural,
    nonnegative,
    open_probability,
    positive,
    real,
)
from derive.terms.term import Binder, Bound, Constant, Operator, Term
from derive.vocabulary import activations, binary_losses, information, predicates

n = variable("n", natural)
i, j, k = index("i", n), index("j", n), index("k", n)
p, q = variable("p", family_sort(n, nonnegative)), variable("q", family_sort(n, nonnegative))
z = variable("z", family_sort(n, real))
w = variable("w", family_sort(n, family_sort(n, real)))
x, y, t = variable("x"), variable("y"), variable("t", positive)
f = variable("f", function_sort(positive, real))
p_hat = variable("p_hat", open_probability)
half = term(Fraction(1, 2))
infinity = Term(Constant("infinity"))

WRITTEN = [
    (
        unfold(binary_losses.binary_cross_entropy(y, p_hat)),
        r"-y \log \hat p - (1 - y) \log(1 - \hat p)",
        "−y log p̂ − (1 − y) log(1 − p̂)",
    ),
    (unfold(information.entropy(p)), r"-\sum_{i=1}^{n} {p_i \log p_i}", "−Σᵢ₌₁ⁿ pᵢ log pᵢ"),
    (sum_(i, p[i] * log(p[i])), r"\sum_{i=1}^{n} p_i \log p_i", "Σᵢ₌₁ⁿ pᵢ log pᵢ"),
    (information.kl_divergence(p, q), r"D(p \parallel q)", "D(p ‖ q)"),
    (
        Eq(D(activations.logsumexp(z), z[k]), activations.softmax(z)[k]),
        r"\frac{\partial \operatorname{lse}(z)}{\partial z_k} = \operatorname{softmax}(z)_k",
        "∂lse(z)/∂zₖ = softmax(z)ₖ",
    ),
    (
        D(activations.logsumexp(z), z[k]) / y,
        r"\frac{\dfrac{\partial \operatorname{lse}(z)}{\partial z_k}}{y}",
        "(∂lse(z)/∂zₖ)/y",
    ),
    (
        D(log(sum_(i, exp(z[i]))), z[k]),
        r"\frac{\partial}{\partial z_k} \log \sum_{i=1}^{n} e^{z_i}",
        "∂/∂zₖ log Σᵢ₌₁ⁿ exp(zᵢ)",
    ),
    (D(x * y, x), r"\frac{d}{dx} (x y)", "d/dx (x y)"),
    (D(f(t), t), "f'(t)", "f′(t)"),
    (D(f(t), t, 2), "f''(t)", "f′′(t)"),
    (D_at(f(t), t, half), r"f'\left( \frac{1}{2} \right)", "f′(1/2)"),
    (D_at(x**2, x, 3), r"\left. \frac{d}{dx} x^2 \right|_{x = 3}", "[d/dx x²]_{x = 3}"),
    (D(x**2, x, 2), r"\frac{d^2}{dx^2} x^2", "d²/dx² x²"),
    (log(x, 2), r"\log_2 x", "log₂ x"),
    (log(log(x)), r"\log \log x", "log log x"),
    (log(x) * y, r"(\log x) y", "(log x) y"),
    (log(1 - x) * y, r"\log(1 - x) y", "log(1 − x) y"),
    (log(1 - x) * (1 - y), r"\log(1 - x) \cdot (1 - y)", "log(1 − x) · (1 − y)"),
    (log(x) ** 2, r"(\log x)^2", "(log x)²"),
    (log(x**2), r"\log(x^2)", "log(x²)"),
    (log(x / y), r"\log \frac{x}{y}", "log(x/y)"),
    ((x / (1 + y / 2)) / 3, r"\frac{\dfrac{x}{1 + \frac{y}{2}}}{3}", "(x/(1 + y/2))/3"),
    ((sum_(i, p[i]) / x) / y, r"\frac{\dfrac{\sum_{i=1}^{n} p_i}{x}}{y}", "((Σᵢ₌₁ⁿ pᵢ)/x)/y"),
    ((x / y) / 3, r"\frac{\frac{x}{y}}{3}", "(x/y)/3"),
    (exp(-x), "e^{-x}", "e⁻ˣ"),
    (exp(-(x**2) / 2), "e^{-x^2/2}", "exp(−x²/2)"),
    (exp(sum_(i, p[i])), r"\exp\left( \sum_{i=1}^{n} p_i \right)", "exp(Σᵢ₌₁ⁿ pᵢ)"),
    (exp(x) ** 2, "(e^x)^2", "(eˣ)²"),
    (e**x, "{e}^x", "eˣ"),
    (x ** (n + 1), "x^{n + 1}", "xⁿ⁺¹"),
    (x**half, "x^{1/2}", "x^(1/2)"),
    ((x**2) ** 3, "(x^2)^3", "(x²)³"),
    (x ** (x**2), "x^{x^2}", "x^(x²)"),
    ((-x) ** 2, "(-x)^2", "(−x)²"),
    (-(x**2), "-x^2", "−x²"),
    (neg(neg(x)), "-(-x)", "−(−x)"),
    (x * (y * x), "x (y x)", "x (y x)"),
    (x * neg(y), "x (-y)", "x (−y)"),
    (x - neg(y), "x - (-y)", "x − (−y)"),
    (x - (y - 1), "x - (y - 1)", "x − (y − 1)"),
    (x + (y + 1), "x + (y + 1)", "x + (y + 1)"),
    (term(2) * 3, r"2 \cdot 3", "2 · 3"),
    (x * 2, r"x \cdot 2", "x · 2"),
    (2 * half, r"2 \cdot \frac{1}{2}", "2 (1/2)"),
    (half * x, r"\frac{1}{2} x", "(1/2) x"),
    (decimal("0.40") * x, "0.40 x", "0.40 x"),
    (div(x, y) ** 2, r"\left( \frac{x}{y} \right)^2", "(x/y)²"),
    (div(x * y, x * 2), r"\frac{x y}{x \cdot 2}", "x y / (x · 2)"),
    (xlogy(1 - t, 1 - t), r"{(1 - t) \log(1 - t)}", "(1 − t) log(1 − t)"),
    (xlogy(p[i], q[i]) * 2, r"({p_i \log q_i}) \cdot 2", "(pᵢ log qᵢ) · 2"),
    (p[i] * log(p[i]) * 2, r"p_i (\log p_i) \cdot 2", "pᵢ (log pᵢ) · 2"),
    (vector(1, 0, 0), "(1, 0, 0)", "(1, 0, 0)"),
    (delta(i, k), r"\delta_{ik}", "δᵢₖ"),
    (delta(i, k + 1), r"\delta_{i, k + 1}", "δ_{i, k + 1}"),
    (w[i, j], "w_{ij}", "wᵢⱼ"),
    (w[i, j + 1], "w_{i, j + 1}", "w_{i, j + 1}"),
    (activations.softmax(z)[k] ** 2, r"\operatorname{softmax}(z)_k^2", "softmax(z)ₖ²"),
    (maximum(1 - x * y, 0) ** 2, r"\max(1 - x y, 0)^2", "max(1 − x y, 0)²"),
    (abs(x), "|x|", "|x|"),
    (abs(abs(x) - y), r"\left| |x| - y \right|", "abs(|x| − y)"),
    (floor(x), r"\lfloor x \rfloor", "⌊x⌋"),
    (sqrt(2 * pi), r"\sqrt{2 \pi}", "√(2 π)"),
    (tanh(x), r"\tanh x", "tanh x"),
    (sum_(i, p[i]) + 1, r"\sum_{i=1}^{n} p_i + 1", "Σᵢ₌₁ⁿ pᵢ + 1"),
    (sum_(i, p[i] + 1), r"\sum_{i=1}^{n} (p_i + 1)", "Σᵢ₌₁ⁿ (pᵢ + 1)"),
    (sum_(i, neg(p[i])), r"\sum_{i=1}^{n} (-p_i)", "Σᵢ₌₁ⁿ (−pᵢ)"),
    (sum_(i, p[i]) * x, r"\left( \sum_{i=1}^{n} p_i \right) x", "(Σᵢ₌₁ⁿ pᵢ) x"),
    (prod(i, p[i]), r"\prod_{i=1}^{n} p_i", "Πᵢ₌₁ⁿ pᵢ"),
    (maximum_(i, p[i]), r"\max_{1 \le i \le n} p_i", "max[1 ≤ i ≤ n] pᵢ"),
    (maximum_(i, maximum(p[i], x)) - x, r"\max_{1 \le i \le n} \max(p_i, x) - x", "max[1 ≤ i ≤ n] max(pᵢ, x) − x"),
    (activations.largest(p), r"\max(p)", "max(p)"),
    (
        sum_(variable("m", integers(0, None)), x ** variable("m", integers(0, None))),
        r"\sum_{m=0}^{\infty} x^m",
        "Σ(m = 0 to ∞) xᵐ",
    ),
    (integrate_over(x, 0, 1, x + 1), r"\int_{0}^{1} (x + 1) \,dx", "∫₀¹ (x + 1) dx"),
    (
        integrate_over(x, None, None, exp(-(x**2) / 2)),
        r"\int_{-\infty}^{\infty} e^{-x^2/2} \,dx",
        "∫_{−∞}^{∞} exp(−x²/2) dx",
    ),
    (
        integral(variable("x", interval(0, 1, left_open=True)), 1 / variable("x", interval(0, 1, left_open=True))),
        r"\int_{(0, 1]} \frac{1}{x} \,dx",
        "∫_{(0, 1]} (1/x) dx",
    ),
    (limit(t * log(t), t, 0, "+"), r"\lim_{t \to 0^+} t \log t", "lim[t → 0⁺] t log t"),
    (limit(1 / n, n, infinity), r"\lim_{n \to \infty} \frac{1}{n}", "lim[n → ∞] (1/n)"),
    (
        limit(1 / t, t, infinity),
        r"\lim_{t \to \infty,\, t \in (0, \infty)} \frac{1}{t}",
        "lim[t → ∞, t ∈ (0, ∞)] (1/t)",
    ),
    (expectation(p, i, -log(p[i])), r"\mathbb{E}_{i \sim p}[-\log p_i]", "E_{i ∼ p}[−log pᵢ]"),
    (function(x, x**2), r"(x \mapsto x^2)", "(x ↦ x²)"),
    (function(t, log(t)), r"(t \in (0, \infty) \mapsto \log t)", "(t ∈ (0, ∞) ↦ log t)"),
    (function(k, exp(z[k])), "(e^{z_k})_{k=1}^{n}", "(exp(zₖ))ₖ₌₁ⁿ"),
    (
        predicates.absolutely_continuous(p, q),
        r"\forall i \in \{1, \dots, n\}\colon q_i = 0 \Rightarrow p_i = 0",
        "∀i ∈ {1, …, n}: qᵢ = 0 ⇒ pᵢ = 0",
    ),
    (predicates.normalised(p), r"\sum_{i=1}^{n} p_i = 1", "Σᵢ₌₁ⁿ pᵢ = 1"),
    (conjunction((x > 0, Ne(x, y))), r"x > 0 \text{ and } x \neq y", "x > 0 and x ≠ y"),
    (
        implies(implies(Eq(x, 0), Eq(y, 0)), x <= y),
        r"(x = 0 \Rightarrow y = 0) \Rightarrow x \le y",
        "(x = 0 ⇒ y = 0) ⇒ x ≤ y",
    ),
    (differentiable(f, positive), r"f \text{ is differentiable on } (0, \infty)", "f is differentiable on (0, ∞)"),
    (  # √x has no derivative at 0, and nothing is said of one
        differentiable(function(variable("s", nonnegative), sqrt(variable("s", nonnegative))), nonnegative),
        r"(s \in [0, \infty) \mapsto \sqrt{s}) \text{ is differentiable inside } [0, \infty)",
        "(s ∈ [0, ∞) ↦ √(s)) is differentiable inside [0, ∞)",
    ),
    (continuous(f, interval(0, 1)), r"f \text{ is continuous on } [0, 1]", "f is continuous on [0, 1]"),
    (is_integer(x / 2), r"\frac{x}{2} \in \mathbb{Z}", "x/2 ∈ ℤ"),
    (
        piecewise((x**2 / 2, abs(x) <= t), otherwise=t * (abs(x) - t / 2)),
        r"\begin{cases} \frac{x^2}{2} & \text{if } |x| \le t \\ "
        r"t \left( |x| - \frac{t}{2} \right) & \text{otherwise} \end{cases}",
        "{x²/2 if |x| ≤ t; t (|x| − t/2) otherwise}",
    ),
    (
        variable("alpha") + variable("x_1") + variable("x_max") + variable("y'") + variable("loss"),
        r"\alpha + x_1 + x_{\mathrm{max}} + y' + \mathit{loss}",
        "α + x₁ + xₘₐₓ + y′ + loss",
    ),
]


@pytest.mark.parametrize(
    ("formula", "tex", "plain"), WRITTEN, ids=lambda value: value if isinstance(value, str) else ""
)
def test_as_a_good_author_sets_it(formula: Term, tex: str, plain: str) -> None:
    assert latex(formula) == tex
    assert text(formula) == plain


DECLARED = [
    (x, r"x \in \mathbb{R}", "x ∈ ℝ"),
    (t, "t > 0", "t > 0"),
    (p_hat, r"\hat p \in (0, 1)", "p̂ ∈ (0, 1)"),
    (n, r"n \in \{1, 2, \dots\}", "n ∈ {1, 2, …}"),
    (i, r"i \in \{1, \dots, n\}", "i ∈ {1, …, n}"),
    (p, r"p_i \ge 0 \quad (i = 1, \dots, n)", "pᵢ ≥ 0 (i = 1, …, n)"),
    (w, r"w_{ij} \in \mathbb{R} \quad (i = 1, \dots, n; j = 1, \dots, n)", "wᵢⱼ ∈ ℝ (i = 1, …, n; j = 1, …, n)"),
    (f, r"f\colon (0, \infty) \to \mathbb{R}", "f: (0, ∞) → ℝ"),
    (variable("i", family_sort(3, real)), r"i_j \in \mathbb{R} \quad (j = 1, \dots, 3)", "iⱼ ∈ ℝ (j = 1, …, 3)"),
]


@pytest.mark.parametrize(("declared", "tex", "plain"), DECLARED)
def test_declarations(declared: Term, tex: str, plain: str) -> None:
    assert in_latex.declaration(declared) == tex
    assert in_text.declaration(declared) == plain


def test_sorts_are_written_too() -> None:
    assert latex(w.args[0]) == r"\mathbb{R}^{n \times n}"
    assert latex(p.args[0]) == r"[0, \infty)^n"
    assert (
        latex(function_sort(positive, function_sort(positive, real))) == r"(0, \infty) \to (0, \infty) \to \mathbb{R}"
    )
    assert text(p.args[0]) == "[0, ∞)ⁿ"


def test_relation_symbols() -> None:
    assert [in_latex.relation_symbol(r) for r in "=≠<≤>≥"] == ["=", r"\neq", "<", r"\le", ">", r"\ge"]
    assert in_text.relation_symbol("≤") == "≤"


class TestBoundNames:
    """A bound variable is renamed when its name is taken, and only then."""

    def test_hint_collides_with_a_free_variable(self) -> None:
        assert latex(sum_(i, p[i]) * i) == r"\left( \sum_{j=1}^{n} p_j \right) i"

    def test_hint_collides_with_an_outer_binder(self) -> None:
        inner = sum_(i, p[i])
        outer = sum_(i, inner * q[i])
        assert latex(outer) == r"\sum_{i=1}^{n} \left( \sum_{j=1}^{n} p_j \right) q_i"

    def test_one_after_the_other_share_a_name(self) -> None:
        assert latex(sum_(i, p[i]) - sum_(i, q[i])) == r"\sum_{i=1}^{n} p_i - \sum_{i=1}^{n} q_i"

    def test_names_of_the_context(self) -> None:
        assert latex(sum_(i, p[i]), avoid=[i]) == r"\sum_{j=1}^{n} p_j"

    def test_primes_when_letters_do_not_follow(self) -> None:
        assert latex(integrate_over(x, 0, 1, x) + x) == r"\int_{0}^{1} x' \,dx' + x"

    def test_bound_name_that_looks_like_an_entry(self) -> None:
        x_1 = variable("x_1")
        xs = variable("x", family_sort(2, real))
        assert latex(integrate_over(x_1, 0, 1, x_1) + call(xs, 2)) == r"\int_{0}^{1} x_1' \,dx_1' + x_2"


class TestNothingIsLost:
    """Where two readings would look alike, the emitter writes differently or refuses."""

    def test_a_variable_e_beside_the_constant(self) -> None:
        error = variable("e")
        assert latex(exp(error) + e) == r"\mathrm{e}^e + \mathrm{e}"

    def test_a_variable_d_beside_a_derivative(self) -> None:
        d = variable("d")
        assert latex(D(d * x, x)) == r"\frac{\mathrm{d}}{\mathrm{d}x} (d x)"

    def test_a_product_that_looks_like_a_value(self) -> None:
        sigma = variable("sigma")
        assert latex(sigma * (x + 1)) == r"\sigma (x + 1)"
        assert latex(sigma * (x + 1) + activations.sigmoid(x)) == r"\sigma \cdot (x + 1) + \sigma(x)"

    @pytest.mark.parametrize(
        "ambiguous",
        [
            variable("x_1") + call(variable("x", family_sort(2, real)), 1),
            x + variable("x", positive),
            variable("alpha") + variable("α"),
            f(t) + variable("f'"),
            delta(i, k) + call(variable("delta", family_sort(n, real)), 1),
            call(variable("H", function_sort(real, real)), x) + information.entropy(p),
        ],
    )
    def test_refused(self, ambiguous: Term) -> None:
        for emit in (latex, text):
            with pytest.raises(NotationError):
                emit(ambiguous)

    def test_two_definitions_written_alike(self) -> None:
        own = information.define("own_entropy", (p,), sum_(i, p[i]), {"latex": "H({0})", "text": "H({0})"})
        with pytest.raises(NotationError, match="written alike"):
            latex(own(p) + information.entropy(p))
        g = variable("g", function_sort(interval(0, 1), nonnegative))
        both = information.kl_divergence(p, q) + information.differential_kl_divergence(g, g)
        assert latex(both) == r"D(p \parallel q) + D(g \parallel g)"

    def test_digits_are_exact(self) -> None:
        assert latex(decimal("0.12345678901234567890")) == "0.12345678901234567890"
        assert latex(decimal("0.10")) == "0.10"

    def test_hopeless_terms(self) -> None:
        with pytest.raises(NotationError, match="without its binder"):
            latex(Term(Bound(0)))
        with pytest.raises(NotationError, match="no way to write"):
            latex(op("frobnicate", x))
        with pytest.raises(NotationError, match="cannot be written"):
            latex(variable("x}\\input{secret"))

    @pytest.mark.parametrize(
        "notation",
        ["{0} + 1", "({0})", "{0}²", "|{0}|", "log({0})", "√({0})", "L {0}", "{0}L", "1({0})", "π({0})", "F({0} + 1)"],
    )
    def test_a_notation_is_a_name(self, notation: str) -> None:
        """A function written log({0}), and a value 2 written 1: "proved: 1 = 2"."""
        own = define("F", (x,), x + 3, {"latex": notation, "text": notation})
        with pytest.raises(NotationError, match="would be read as"):
            text(own(y) > 0)
        for value in ("1", "π", "y", "y + 1", ""):
            two = define("F", (), term(2), {"latex": value, "text": value})
            with pytest.raises(NotationError, match="would be read as"):
                text(Eq(two(), y))

    @pytest.mark.parametrize("name", ["x²", "x₁", "pᵢ", "ℒ", "𝐱", "ŷ", "x½"])
    def test_a_name_is_not_written_like_something_else(self, name: str) -> None:
        """x² ≥ 0 was refuted: of a variable called x²."""
        with pytest.raises(NotationError, match="cannot be written"):
            text(variable(name) >= 0)
        with pytest.raises(NotationError, match="written alike"):
            text(variable("x") < variable("\u0445"))  # a Cyrillic letter

    def test_the_sort_of_a_bound_variable_is_said(self) -> None:
        square = Term(Operator("pow"), (Term(Bound(0)), term(2)))
        over_reals = Term(Binder("derivative", "x", 1), (real, square, term(3)))
        over_positive = Term(Binder("derivative", "x", 1), (positive, square, term(3)))
        assert latex(over_reals) != latex(over_positive)
