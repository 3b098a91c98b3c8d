"""Absolute values and maxima by cases, and one term of a sum against all: each claim has a false twin beside it."""

from fractions import Fraction

import pytest

from derive.kernel.theorem import Theorem
from derive.propose.prove import prove
from derive.terms.build import (
    Eq,
    Ge,
    Le,
    Lt,
    cosh,
    exp,
    forall,
    index,
    log,
    maximum,
    minimum,
    sum_,
    tanh,
    term,
    variable,
)
from derive.terms.sorts import function_sort, index_range, natural, positive, real
from derive.terms.term import Term

half = Fraction(1, 2)
x, y = variable("x"), variable("y")
t = variable("t", positive)
n = variable("n", natural)
i = index("i", n)
k, j = variable("k", natural), variable("j", natural)
Z, P = variable("z", function_sort(index_range(n), real)), variable("p", function_sort(index_range(n), real))
inside = (Le(1, k), Le(k, n))  # a natural number is at least 1: the first says nothing
two = (*inside, Ge(n, 2))
total = Eq(sum_(i, P[i]), 1)
weights, positive_weights = (forall(i, P[i] >= 0), total), (forall(i, P[i] > 0), total)
all_exp = sum_(i, exp(Z[i]))

# (true, false twin, hypotheses)
SPLITTING: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {
    "hinge below the exponential": (exp(-x) >= maximum(0, 1 - x), exp(-x) >= maximum(0, 1 - x / 2), ()),
    "tanh in absolute value": (abs(tanh(x)) < 1, abs(tanh(x)) < Fraction(99, 100), ()),
    "tanh below its argument": (abs(tanh(x)) <= abs(x), abs(tanh(x)) <= abs(x) / 2, ()),
    "reverse triangle": (abs(abs(x) - abs(y)) <= abs(x - y), abs(abs(x) - abs(y)) <= abs(x + y) / 2, ()),
    "logarithm": (abs(log(t)) <= maximum(t, 1 / t) - 1, abs(log(t)) <= minimum(t, 1 / t), ()),
    "exponential of the distance": (exp(abs(x)) >= 1 + abs(x), exp(abs(x)) >= 1 + 2 * abs(x), ()),
    "log cosh": (log(cosh(x)) <= abs(x), log(cosh(x)) <= abs(x) - half, ()),
    "minimum below the mean": (minimum(x, y) <= (x + y) / 2, minimum(x, y) <= (x - y) / 2, ()),
    "three of them": (
        abs(x + y - 1) <= abs(x) + maximum(y, -y) + 1,
        abs(x + y - 1) <= abs(x) + maximum(y, 0) + 1,
        (),
    ),
}
ONE_TERM: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {
    "an exponential": (exp(Z[k]) <= all_exp, exp(Z[k]) < all_exp, inside),
    "softmax at most 1": (exp(Z[k]) / all_exp <= 1, exp(Z[k]) / all_exp < 1, inside),
    "softmax below 1": (exp(Z[k]) / all_exp < 1, exp(Z[k]) / all_exp < Fraction(3, 4), two),
    "cross-entropy is positive": (log(all_exp) - Z[k] > 0, log(all_exp) - Z[k] > half, two),
    "a probability": (P[k] <= 1, P[k] < 1, (*weights, *two)),
    "a positive probability": (P[k] < 1, P[k] < half, (*positive_weights, *two)),
    "its square": (P[k] ** 2 <= P[k], P[k] ** 2 < P[k], (*weights, *inside)),
    "its surprisal": (-log(P[k]) >= 0, -log(P[k]) > 0, (*positive_weights, *inside)),
    "at two places": (P[k] * P[j] <= 1, P[k] + P[j] <= 1, (*weights, *inside, Le(1, j), Le(j, n))),
}
ROWS = [pytest.param(*row, id=name) for name, row in (SPLITTING | ONE_TERM).items()]


@pytest.mark.parametrize(("true", "_false", "given"), ROWS)
def test_the_true_one_is_proved(true: Term, _false: Term, given: tuple[Term, ...]) -> None:
    found = prove(true, given)
    assert isinstance(found, Theorem), found
    assert found.conclusion == true
    assert set(found.hypotheses) <= set(given)


@pytest.mark.parametrize(("_true", "false", "given"), ROWS)
def test_the_false_twin_is_not(_true: Term, false: Term, given: tuple[Term, ...]) -> None:
    assert not isinstance(prove(false, given), Theorem)


@pytest.mark.parametrize(
    "missing",
    [pytest.param(h, id=repr(h)) for h in (*positive_weights, Le(k, n), Ge(n, 2))],
)
def test_no_hypothesis_of_a_probability_below_one_can_be_left_out(missing: Term) -> None:
    given = tuple(h for h in (*positive_weights, *two) if h != missing)
    assert isinstance(prove(Lt(P[k], 1), (*positive_weights, *two)), Theorem)
    assert not isinstance(prove(Lt(P[k], 1), given), Theorem)


def test_of_an_empty_range_no_term_is_taken() -> None:
    nothing = sum_(index("i", term(0)), exp(Z[1]))
    assert not isinstance(prove(Le(exp(Z[1]), nothing), ()), Theorem)
