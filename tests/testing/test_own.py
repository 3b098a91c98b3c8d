"""A loss of the user's own: a term or a SymPy expression, its gradient derived, its claims proved."""

from __future__ import annotations

import numpy as np
import pytest

from derive.terms.build import Eq, exp, forall, function, index, log, maximum, maximum_, sum_, variable, xlogy
from derive.terms.sorts import family_sort, natural, nonnegative, positive, probability, real
from derive.testing import assert_convex, assert_gradient, assert_identity, assert_nonnegative
from derive.vocabulary.activations import logsumexp, sigmoid, softmax, softplus
from tests.testing.correct import sigmoid as np_sigmoid

x, w, y, v = variable("x", real), variable("w", real), variable("y", probability), variable("v", positive)


def test_gradient_of_a_term():
    def loss(x, y):
        return np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))

    expression = -y * log(sigmoid(x)) - (1 - y) * log(1 - sigmoid(x))
    outcome = assert_gradient(loss, lambda x, y: np_sigmoid(x) - y, expression)
    assert outcome.formula == "proved"
    with pytest.raises(AssertionError, match="sign of the gradient"):
        assert_gradient(loss, lambda x, y: y - np_sigmoid(x), expression)


def test_gradient_of_a_sympy_expression():
    sympy = pytest.importorskip("sympy")
    a, b = sympy.symbols("a b", real=True)
    assert_gradient(lambda a, b: (a - b) ** 2, lambda a, b: 2 * (a - b), (a - b) ** 2, wrt=a)
    with pytest.raises(AssertionError, match="half the exact one"):
        assert_gradient(lambda a, b: (a - b) ** 2, lambda a, b: a - b, (a - b) ** 2, wrt=a)


def test_gradient_in_a_family():
    K = variable("K", natural)
    z, label, i = variable("z", family_sort(K, real)), index("y", K), index("i", K)
    expression = log(sum_(i, exp(z[i]))) - z[label]

    def loss(z, y):
        top = z.max(axis=1)
        return top + np.log(np.exp(z - top[:, None]).sum(axis=1)) - z[np.arange(len(y)), y]

    def gradient(z, y):
        p = np.exp(z - z.max(axis=1, keepdims=True))
        return p / p.sum(axis=1, keepdims=True) - np.eye(z.shape[1])[y]

    outcome = assert_gradient(loss, gradient, expression, wrt=z, variables=(z, label))
    assert "257 classes" in outcome.regimes


def test_what_overflows_is_told_what_to_do():
    K = variable("K", natural)
    z, label, i = variable("z", family_sort(K, real)), index("y", K), index("i", K)

    def softmax_of(z):
        e = np.exp(z)
        return e / e.sum(-1, keepdims=True)

    def naive(z, y):
        return -np.log(softmax_of(z)[np.arange(len(y)), y])

    def shifted(z, y):
        return -np.log(softmax_of(z - z.max(-1, keepdims=True))[np.arange(len(y)), y])

    for expression in (-log(softmax(z)[label]), log(sum_(i, exp(z[i]))) - z[label]):
        with pytest.raises(AssertionError, match="subtract the largest logit before you take exp"):
            assert_gradient(naive, None, expression, wrt=z, variables=(z, label))
        with pytest.raises(AssertionError, match="A probability underflows to 0"):
            assert_gradient(shifted, None, expression, wrt=z, variables=(z, label))
    with pytest.raises(AssertionError, match=r"use log1p\(exp\(−\|x\|\)\)"):
        assert_gradient(lambda x: np.log(1 + np.exp(x)), None, log(1 + exp(x)))


@pytest.mark.parametrize("class_axis", [-1, 1])
def test_gradient_with_two_axes_of_items(class_axis):
    K = variable("K", natural)
    z, t, i = variable("z", family_sort(K, real)), variable("t", family_sort(K, real)), index("i", K)
    expression = sum_(i, (z[i] - t[i]) ** 2) / 2

    def loss(z, t):
        assert z.ndim == 3
        return ((z - t) ** 2).sum(axis=class_axis) / 2

    def gradient(z, t):
        return z - t

    shapes = {"axes": 2, "class_axis": class_axis}
    assert assert_gradient(loss, gradient, expression, wrt=z, variables=(z, t), **shapes).passed
    with pytest.raises(AssertionError, match="the gradient"):
        assert_gradient(loss, lambda z, t: (z - t).mean(axis=0, keepdims=True) + 0 * z, expression, wrt=z, **shapes)
    with pytest.raises(ValueError, match="class_axis= has no meaning"):
        assert_gradient(lambda x: x**2, None, x**2, class_axis=0)


def test_identity_sign_and_convexity():
    assert assert_identity(sigmoid(-x), 1 - sigmoid(x)).status == "proved"
    with pytest.raises(AssertionError, match="Counterexample"):
        assert_identity(sigmoid(-x), -sigmoid(x))
    assert assert_nonnegative(softplus(x))
    with pytest.raises(AssertionError, match="refuted"):
        assert_nonnegative(log(v))
    assert assert_convex(softplus(x) - x * y, x)
    assert assert_convex(x**2 + w**2, x, w)
    with pytest.raises(AssertionError, match="refuted"):
        assert_convex(x**3, x)


def test_mistakes_of_the_caller():
    s, t = variable("s", real), variable("t", real)
    with pytest.raises(ValueError, match="wrt= names t"):
        assert_gradient(lambda s: s**2, lambda s: 2 * s, s**2, wrt=t)
    with pytest.raises(TypeError, match="in which variables"):
        assert_convex(x**2)
    with pytest.raises(ValueError, match="leaves out y"):
        assert_gradient(lambda x: x, None, x * y, variables=(x,))
    with pytest.raises(ValueError, match="neither a real variable"):
        assert_convex(x**2, index("i", variable("K", natural)))


K = variable("K", natural)
z, i, k = variable("z", family_sort(K, real)), index("i", K), index("k", K)
target, counts = variable("t", family_sort(K, real)), variable("n", family_sort(K, nonnegative))
p, q = variable("p", family_sort(K, positive)), variable("q", family_sort(K, positive))


@pytest.mark.parametrize(
    "expression",
    [
        logsumexp(z),
        log(sum_(i, exp(z[i]))) - z[k],
        -log(softmax(z)[k]),
        v * logsumexp(function(i, z[i] / v)) - sum_(i, target[i] * z[i]),
        logsumexp(z) + sum_(i, z[i] ** 2),
        sum_(i, softplus(z[i]) - target[i] * z[i]),
    ],
)
def test_convex_in_a_family_of_any_size(expression):
    assert assert_convex(expression, z).status == "proved"


@pytest.mark.parametrize("expression", [logsumexp(z) ** 2, -logsumexp(z), sum_(i, z[i] ** 3), x * logsumexp(z)])
def test_a_segment_refutes_convexity_in_a_family(expression):
    with pytest.raises(AssertionError, match=r"Counterexample: .*K = \d+.*w = .*z = "):
        assert_convex(expression, z)


def test_convex_at_a_kink_or_of_several_variables():
    for expression in (abs(x), maximum(1 - y * x, 0), abs(x) + x**2):
        assert assert_convex(expression, x).status == "proved"
    assert assert_convex(maximum(x - w, 0), x, w).status == "proved"
    with pytest.raises(AssertionError, match="refuted"):
        assert_convex(x * w, x, w)
    with pytest.raises(AssertionError, match="which proves nothing"):  # 0 log 0 stands at an end of the domain
        assert_convex(sum_(i, xlogy(counts[i], counts[i])), counts)


@pytest.mark.parametrize("expression", [maximum_(i, z[i]), 2 * maximum_(i, z[i] - target[i]) + sum_(i, z[i] ** 2)])
def test_a_maximum_is_convex(expression):
    assert assert_convex(expression, z).status == "proved"
    with pytest.raises(AssertionError, match="refuted"):
        assert_convex(-expression, z)


@pytest.mark.parametrize(
    "expression",
    [
        sum_(i, p[i] * log(p[i])),
        sum_(i, xlogy(p[i], p[i])),
        -sum_(i, log(p[i])),
        sum_(i, target[i] * p[i]) - sum_(i, log(p[i])),
    ],
)
def test_convex_where_the_numbers_are_positive(expression):
    assert assert_convex(expression, p).status == "proved"
    with pytest.raises(AssertionError, match="refuted"):
        assert_convex(-expression, p)


def test_jointly_convex_where_the_numbers_are_positive():
    assert assert_convex(sum_(i, p[i] * log(p[i] / q[i])), p, q).status == "proved"
    with pytest.raises(AssertionError, match="refuted"):
        assert_convex(sum_(i, p[i] * log(q[i])), p, q)


def test_convex_under_a_hypothesis_about_the_family():
    """Both ways: convex for all positive numbers, so for those with sum 1; convex only where the hypothesis holds."""
    assert assert_convex(sum_(i, p[i] * log(p[i])), p, under=(Eq(sum_(i, p[i]), 1),)).status == "proved"
    bent = sum_(i, p[i] ** 3 + (p[i] - 2) ** 3)
    assert assert_convex(bent, p, under=(forall(i, p[i] >= 1),)).status == "proved"
    with pytest.raises(AssertionError):
        assert_convex(bent, p)


def test_a_domain_with_a_gap_is_not_convex():
    """x²⁰ − c·x² has a second derivative ≥ 0 where x² ≥ 600, and from −26 to 26 it lies above its chord."""
    expression = x**20 - 190 * 600**9 * x**2
    with pytest.raises(AssertionError):
        assert_convex(expression, x, under=(x**2 >= 600,))
    assert assert_convex(expression, x, under=(x >= 30,)).status == "proved"


def test_the_arguments_stand_as_in_the_function():
    """e before d, as the function has them; by name d would come first."""
    sympy = pytest.importorskip("sympy")
    e, d = sympy.Symbol("e", real=True), sympy.Symbol("d", positive=True)
    charbonnier = sympy.sqrt(e**2 + d**2) - d

    def loss(e, d):
        return e * (e / (np.hypot(e, d) + d))

    def slope(e, d):
        return e / np.hypot(e, d)

    assert assert_gradient(loss, slope, charbonnier, wrt=e, formats=["float64"]).formula == "proved"
    with pytest.raises(AssertionError, match="the gradient in e is wrong"):
        assert_gradient(loss, lambda e, d: e / (np.hypot(e, d) + d), charbonnier, wrt=e, formats=["float64"])
