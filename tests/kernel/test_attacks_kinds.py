"""Attempts to have ball arithmetic pass off what is no number, or no term at all, as a number."""

import pytest

from derive.checking import check
from derive.kernel.rules import algebra, enclosure
from derive.terms.build import Eq, Lt, forall, function, index, op, piecewise, power, sum_, term, variable
from derive.terms.build import vector as vector_of
from derive.terms.definition import Notation, define
from derive.terms.sorts import family_sort, integer, natural, real
from derive.terms.term import Term
from tests.kernel.refusals import refused

x, n = variable("x"), variable("n", natural)
i = index("i", 2)
name = Notation("F", "F")
_PAIR, _OTHER, _TRIPLE = vector_of(1, 2), vector_of(3, 4), vector_of(1, 2, 3)
_CHOSEN = piecewise((_PAIR, Lt(0, 1)), otherwise=_OTHER)  # a family, and so no value of a case distinction
_MIXED = op("vector", 1, _PAIR)
_UNEVEN = function(i, op("call", vector_of(_PAIR, _TRIPLE), i))
_CONSTANT = define("F", (x,), term(3), name)
_SAME = define("F", (variable("p", family_sort(n, real)),), piecewise((1, Eq(_PAIR, _PAIR)), otherwise=term(0)), name)


@pytest.mark.parametrize(
    "claim",
    [
        Eq(op("call", _CHOSEN, 1), 1),
        Eq(op("call", _MIXED, 1), 1),
        Eq(op("call", _UNEVEN, 1, 1), 1),
        Eq(Term(_CONSTANT, (_CHOSEN,)), 3),
        Eq(Term(_CONSTANT, (_MIXED,)), 3),
        Eq(_SAME(_PAIR), 1),
        forall(i, Eq(op("call", vector_of(_MIXED, _MIXED), i, 1), 1)),
        Eq(sum_(index("k", 0), _PAIR), 0),
        Lt(sum_(i, op("call", piecewise((_PAIR, Lt(i, 2)), otherwise=_OTHER), i)), 9),
    ],
)
def test_every_part_is_a_number_a_function_or_a_proposition(claim):
    """What stands in a theorem has a value; taken for a number, v − v = 0 for the family v = (1, 2) where 0 < 1."""
    refused(enclosure.enclosure, claim)
    refused(enclosure.enclosure_on_box, claim, {})


def test_what_is_of_one_kind_is_still_enclosed():
    matrix = vector_of(_PAIR, _OTHER)
    assert enclosure.enclosure(Eq(sum_(i, op("call", matrix, i, i)), 5))
    assert enclosure.enclosure(Eq(op("call", function(i, matrix[i]), 2, 1), 3))
    assert enclosure.enclosure(Eq(_CONSTANT(_PAIR), 3))
    assert enclosure.enclosure(Eq(piecewise((_PAIR[1], Lt(0, 1)), otherwise=_OTHER[2]), 1))


def test_a_defined_exponent_of_a_bound_index_is_whole():
    """Σ x^F(i) with F(c) = c + 1 was "undefined" at x = −2, and a theorem of the kernel was refuted."""
    c = variable("c", integer)
    following = define("F", (c,), c + 1, name)
    j, k = index("j", n), index("k", 2)
    left, right = sum_(j, power(x, following(j))), sum_(j, power(x, j + 1))
    assert algebra.algebra(left, right)
    assert check(left, "=", right).status == "proved"
    fourth = sum_(k, power(term(-2), following(k)))
    assert enclosure.enclosure(Eq(fourth, -4))
    halved = define("F", (variable("c", real),), variable("c", real) / 2, name)
    refused(enclosure.enclosure, Eq(sum_(k, power(term(-2), halved(2 * k))), 2))
