"""Attempts to prove something false with rules in combination. Each test says what would have followed."""

from derive.kernel.rules import algebra, logic
from derive.terms.build import bind, function, index, term, variable
from derive.terms.sorts import family_sort, interval, natural
from tests.kernel.refusals import refused

n = variable("n", natural)
i, j, k = (index(letter, n) for letter in "ijk")


def test_the_fresh_index_of_a_family_is_not_one_that_bounds_its_values():
    """p_k ≤ i for p: 1..n → [0, i], and the family j ↦ j for p: that j ≤ i for every j was asked of j = i alone, and
    k ≤ i followed for all k and i in 1, …, n: 2 ≤ 1."""
    p = variable("p", family_sort(n, interval(0, i)))
    theorem = algebra.order(p[k], "≤", i)
    refused(logic.instantiate, theorem, {p: function(j, j)})
    refused(logic.specialise, logic.generalise(theorem, p), function(j, j))
    assert logic.instantiate(theorem, {p: function(j, i / j)}).conclusion == (i / k <= i)
    rows = variable("w", family_sort(n, family_sort(n, interval(0, i))))
    refused(logic.instantiate, algebra.order(rows[k, j], "≤", i), {rows: function(j, function(k, k))})


def test_nor_is_it_where_one_differentiates():
    """∂wₖ/∂wₖ at the family j ↦ j − ½ of values in (0, i): for j > i these are none."""
    w = variable("w", family_sort(n, interval(0, i, left_open=True, right_open=True)))
    beyond = bind("partial", w, w[k], function(j, j - term(1) / 2), i, order=1)
    refused(algebra.algebra, beyond, beyond)
    inside = function(j, i / (2 * j))
    assert algebra.algebra(bind("partial", w, w[k], inside, k, order=1), term(1))
