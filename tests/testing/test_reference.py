"""The exact values: formulas evaluated by balls, correctly rounded, with a scale that follows the conditioning."""

from __future__ import annotations

import math
import time
from fractions import Fraction

import numpy as np
import pytest
from flint import arb, ctx

from derive.terms.build import delta, div, exp, index, log, maximum, piecewise, sum_, variable, xlogy
from derive.terms.sorts import family_sort, natural, nonnegative, real
from derive.testing import pairs
from derive.testing.floats import FORMATS, nearest, representable, rounded
from derive.testing.formula import Formula, Input, NotComputable
from derive.vocabulary.activations import logsumexp, sigmoid, softmax
from derive.vocabulary.information import jensen_shannon

K = variable("K", natural)
z = variable("z", family_sort(K, real))
p, q = (variable(n, family_sort(K, nonnegative)) for n in ("p", "q"))
x, y = variable("x", real), variable("y", real)
k, label = index("k", K), index("y", K)
EPSILON = arb(2) ** -52


def given(**values: object) -> Input:
    def pair(v: float) -> pairs.Pair:
        return arb(v), abs(arb(v))

    read = {n: [pair(e) for e in v] if isinstance(v, list) else pair(v) for n, v in values.items()}  # type: ignore[union-attr]
    return Input(read, EPSILON, arb(0), len(next((v for v in values.values() if isinstance(v, list)), [])))


def test_values_are_enclosures():
    with ctx.workprec(200):
        value, _ = Formula(logsumexp(z)).at(given(z=[0.5, 1.0, 2.0]))
        assert value.overlaps((arb(0.5).exp() + arb(1).exp() + arb(2).exp()).log())
        assert value.rad() < arb(2) ** -180


def test_a_far_logit_is_no_overflow():
    value, scale = Formula(logsumexp(z)).at(given(z=[3e4, 0.0]))
    assert float(value) == pytest.approx(3e4, rel=1e-15)
    assert float(scale) < 1e6


def test_all_entries_of_257_classes_share_their_denominator():
    formula = Formula(softmax(z)[k] - delta(k, label), (k,))
    values = given(z=[j / 7 for j in range(257)], y=5.0)
    start = time.process_time()
    found = formula.entries(values)
    assert time.process_time() - start < 0.2
    total = sum((v for v, _ in found), arb(0))
    assert abs(total) < 1e-10


def test_inner_families_keep_their_own_indices():
    value, _ = Formula(jensen_shannon(p, q)).at(given(p=[0.5, 0.5], q=[0.0, 1.0]))
    assert float(value) == pytest.approx(0.2157615543388357, rel=1e-15)


def test_the_limit_convention_at_zero():
    assert Formula(xlogy(x, y)).at(given(x=0.0, y=0.0))[0].is_zero()
    assert Formula(-(y * log(x))).at(given(x=0.0, y=1.0))[0] > 0  # +∞
    assert Formula(-(y * log(x))).at(given(x=0.0, y=0.0))[0].is_zero()
    with pytest.raises(pairs.NoValue):
        Formula(div(x, y)).at(given(x=0.0, y=0.0))
    with pytest.raises(pairs.NoValue):
        Formula(log(x)).at(given(x=-1.0))


def test_what_has_no_value_is_refused():
    from derive.terms.build import D

    with pytest.raises(NotComputable):
        Formula(D(x * x, x))


@pytest.mark.parametrize(
    ("term", "at", "least", "most"),
    [
        (x - y, {"x": 1.0, "y": 1.0}, 2, 10),  # cancellation counts the terms
        (log(1 + exp(x)), {"x": -700.0}, 0, 1e-300),  # log1p: relative to the value itself
        (exp(x), {"x": 100.0}, 100 * math.exp(100), 200 * math.exp(100)),  # the conditioning in x
        (sigmoid(x), {"x": 0.0}, 0.4, 5),
        (maximum(x, 0), {"x": -3.0}, 0, 0),
    ],
)
def test_the_scale_follows_the_conditioning(term, at, least, most):
    _, scale = Formula(term).at(given(**at))
    assert least <= float(scale) <= most


def test_a_hard_label_rounds_nothing():
    exact = Input({"y": (arb(1), arb(0)), "x": (arb(40), arb(40))}, EPSILON)
    _, scale = Formula((1 - y) * x).at(exact)
    assert scale.is_zero()


def test_at_a_kink_both_branches_are_admissible():
    step = piecewise((1, x > 1), otherwise=0)
    assert float(Formula(step).at(given(x=1.0))[1]) >= 2**52
    assert float(Formula(step).at(given(x=1.5))[1]) < 2**40
    first = piecewise((1, x < 1), otherwise=0)  # the branch in doubt comes first
    assert float(Formula(first).at(given(x=1.0))[1]) >= 2**52


@pytest.mark.parametrize("name", ["float32", "float16", "bfloat16"])
def test_rounding_to_a_format(name):
    to = FORMATS[name]
    random = np.random.default_rng(3)
    values = random.standard_normal(300) * 10.0 ** random.integers(-9, 9, 300)
    ours = [nearest(Fraction(float(v)), to) for v in values]
    np.testing.assert_array_equal(ours, representable(values, to))


def test_rounding_knows_subnormals_ties_and_overflow():
    to = FORMATS["float16"]
    assert nearest(Fraction(65519), to) == 65504.0
    assert nearest(Fraction(65520), to) == math.inf
    assert nearest(Fraction(-1, 2**25), to) == 0.0  # half of the smallest subnormal: ties to even
    assert nearest(Fraction(3, 2**25), to) == 2 / 2**24
    assert nearest(Fraction(2049), to) == 2048.0


def test_a_ball_too_wide_is_not_rounded():
    assert rounded(arb(1, 1e-3), FORMATS["float64"]) is None
    assert rounded(arb(1, 1e-30), FORMATS["float64"]) == 1.0
    with ctx.workprec(200):
        assert rounded(arb(1).exp(), FORMATS["float64"]) == math.e


def test_sums_over_no_index_of_a_family():
    i = index("i", K)
    value, _ = Formula(sum_(i, abs(z[i]))).at(given(z=[-1.0, 2.0]))
    assert float(value) == 3.0
