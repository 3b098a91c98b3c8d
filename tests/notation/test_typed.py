"""What is written to be typed is read back as the very term it was."""

import pytest

from derive.notation.formula_reader import read_together
from derive.notation.typed import typed
from derive.terms.build import Gt, limit, variable
from derive.terms.sorts import real
from derive.vocabulary.binary_losses import binary_cross_entropy

FORMULA = "-sum(k, 1, K, t[k]*log(softmax(z)[k]))"


@pytest.mark.parametrize(
    "hypothesis",
    [
        "1 - softmax(z)[i] > 0",
        "sum(k, 1, K, t[k]) = 1",
        "(1 + exp(-a))^(7/10) != 0",
        "-a^2 + 3/4*b >= 1/2",
        "(a/b)^-2 > 0",
        "(-a)^2 > 0",
        "(2^a)^b > 0",
        "2^a^b > 0",
        "a/(b*c) > 2",
        "a/b/c > 2",
        "a - -b > 0",
        "a - (b + c) > 0",
        "-(a + b) < 0",
        "z[1] - (a - b) > 0",
        "max(z[j] + 1, 2) > 1",
        "entropy(t) < log(K)",
        "|a| < pi",
        "e^a > 0.5",
        "0.001 < a",
    ],
)
def test_what_is_typed_is_read_back(hypothesis):
    (formula,), (given,) = read_together([FORMULA], hypothesis)
    again = typed(given, (formula,))
    _, (first, second) = read_together([FORMULA], f"{hypothesis}, {again}")
    assert first == second == given


def test_an_index_of_every_entry_takes_no_name_of_the_formula():
    (_, at), (given,) = read_together([FORMULA, "z[i]"], "t[j] > 0")
    assert typed(given, (at,)) == "t[j] > 0"
    (_, at), _ = read_together([FORMULA, "z[j]"])
    assert typed(given, (at,)) == "t[i] > 0"


def test_what_cannot_be_typed():
    x, y = variable("x", real), variable("y", real)
    assert typed(Gt(binary_cross_entropy(x, y), 0)) is None
    assert typed(Gt(limit(x, x, 0), 0)) is None
    assert typed(x) is None
