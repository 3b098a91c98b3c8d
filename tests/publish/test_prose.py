"""Sentences: what is mathematics in them, and what is not."""

from __future__ import annotations

import pytest

from derive.publish.latex import escaped, sentence
from derive.publish.prose import plain
from derive.terms.build import Eq, variable

x, y = variable("x"), variable("y")


@pytest.mark.parametrize(
    ("words", "latex"),
    [
        ("log t ≤ t − 1 at t = {0}", r"$\log t \le t - 1$ at $t = x$"),
        ("Case {1}.", r"Case $x = y$."),
        ("f(x₁x₂) = f(x₁) + f(x₂) on (0, 1]", r"$f(x_{1}x_{2}) = f(x_{1}) + f(x_{2})$ on $(0, 1]$"),
        ("0 log 0 = 0, as x log x → 0", r"$0 \log 0 = 0$, as $x \log x \to 0$"),
        ("D(p ‖ q) = H(p, q) − H(p)", r"$D(p \parallel q) = H(p, q) - H(p)$"),
        ("if Σp = 1, then 2^{−ℓ_i} ≤ p_i", r"if $\sum p = 1$, then $2^{-\ell_{i}} \le p_{i}$"),
        ("p̂ ∈ (0, 1) and f′(x) = c/x", r"$\hat{p} \in (0, 1)$ and $f'(x) = c/x$"),
        ("h(P) = −∫ P(x) log P(x) dx is", r"$h(P) = -\int P(x) \log P(x) \,dx$ is"),
        ("log₂ x = ln x / ln 2", r"$\log_{2} x = \ln x / \ln 2$"),
        ("|p − q| ≤ √(D/2)", r"$|p - q| \le \sqrt{D/2}$"),
        ("K classes", "$K$ classes"),
        ("the m-th power, not a half-th one", r"the $m$-th power, not a half-th one"),
        ("On k = 3, 4, … take p_k", r"On $k = 3, 4, \dots$ take $p_{k}$"),
        ("summed over i = 1, …, n, as all", r"summed over $i = 1, \dots, n$, as all"),
        ("for x, y, … and so on, … we", r"for $x, y, \dots$ and so on, \dots{} we"),
        ("0 < H < 1, so Σ p_i ℓ_i < H + 1", r"$0 < H < 1$, so $\sum p_{i} \ell_{i} < H + 1$"),
        ("the words p q stay two", r"the words $p$ $q$ stay two"),
        ("Σ 2^(−ℓ_i) ≤ 1 (Kraft)", r"$\sum 2^{-\ell_{i}} \le 1$ (Kraft)"),
        ("each of the 2^N strings", r"each of the $2^{N}$ strings"),
        ("y_i^(x_i) (1 − y_i)^(1 − x_i) is one", r"$y_{i}^{x_{i}}$ $(1 - y_{i})^{1 - x_{i}}$ is one"),
        ("e^(min(x, 0))/2", r"$e^{\min (x, 0)}/2$"),
        ("(1 − a) x + a y, for a > 0", r"$(1 - a) x + a y$, for $a > 0$"),
        ("d²/ds² g(s) = δ_ij", r"$d^{2}/ds^{2} g(s) = \delta_{ij}$"),
        ("ℓ_Huber = δ ℓ_smooth_L1 here", r"$\ell_{\text{Huber}} = \delta \ell_{\text{smooth L1}}$ here"),
        ("log a for a large a", r"$\log a$ for a large $a$"),
        (
            "softplus″(x) > 0, softplus′ = σ",
            r"$\operatorname{softplus}'' (x) > 0$, $\operatorname{softplus}' = \sigma$",
        ),
        ("softmax(z)_k for each z", r"$\operatorname{softmax} (z)_{k}$ for each $z$"),
    ],
)
def test_mathematics_in_passing_is_set_as_mathematics(words: str, latex: str) -> None:
    assert sentence(words, (x, Eq(x, y))) == latex


@pytest.mark.parametrize(
    "words",
    [
        "a two-class loss",
        "Gibbs' inequality",
        "by SymPy's dsolve; checked: the difference has derivative 0",
        "I think that this is a lemma",
        "1 bit, 2 bits and 2.6.3",
        "i.e. and e.g. and and/or",
        "the log",
        "softmax of two classes, softplus and softmax-like maps",
    ],
)
def test_words_stay_words(words: str) -> None:
    assert sentence(words) == escaped(words)


def test_characters_of_latex_are_escaped() -> None:
    assert escaped('Cover & Thomas, 50 % of "x_1"') == r"Cover \& Thomas, 50 \% of ``x\_1''"
    assert sentence("see `gibbs_inequality`") == r"see \texttt{gibbs\_inequality}"


def test_placeholders_may_come_in_any_order() -> None:
    assert plain("{1} before {0}", (x, y), repr) == "y before x"
    assert sentence("{1} before {0}", (x, y)) == "$y$ before $x$"


def test_an_exponent_is_no_placeholder() -> None:
    assert plain("at least 10^{12} for {0}", (x,), lambda t: "x") == "at least 10^{12} for x"
    assert sentence("at least 10^{12} for {0}", (x,)) == "at least $10^{12}$ for $x$"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Σ p_i v_i² e^{s_i}", "Σ pᵢ vᵢ² e^{sᵢ}"),
        ("softmax(z)_k", "softmax(z)ₖ"),
        ("δ_ij and δ_ky", "δᵢⱼ and δ_ky"),
        ("ℓ_BCE by log_softmax", "ℓ_BCE by log_softmax"),
    ],
)
def test_indices_are_small_in_plain_text(words: str, shown: str) -> None:
    assert plain(words, (), str) == shown
