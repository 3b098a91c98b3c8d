"""The maximum over a range: what its rules prove, and the false statements that careless ones would."""

from fractions import Fraction

import pytest
from flint import fmpq

from derive.kernel.assumptions import assumptions
from derive.kernel.balls import Undefined, decide, exact_value
from derive.kernel.definedness import undefined_part
from derive.kernel.rules import algebra, calculus, logic, maxima
from derive.terms.build import (
    D,
    Eq,
    Le,
    Lt,
    continuous,
    exp,
    forall,
    function,
    index,
    log,
    maximum,
    maximum_,
    sum_,
    term,
    variable,
    vector,
)
from derive.terms.sorts import family_sort, integers, interval, natural, natural0, real
from tests.kernel.refusals import refused

n, m = variable("n", natural), variable("m", natural0)
i, j, k = index("i", n), index("j", n), index("k", n)
x = variable("x")
z, w = variable("z", family_sort(n, real)), variable("w", family_sort(n, real))
largest = maximum_(i, z[i])


def is_defined(t):
    return undefined_part(t, assumptions(())) is None


def test_the_name_of_the_index_does_not_matter():
    assert largest == maximum_(j, z[j])
    algebra.algebra(largest, maximum_(j, z[j] + 0))


def test_of_numbers_written_out_it_is_the_operation():
    entries = vector(x, 2, 3 * x)
    over = maximum_(index("i", 3), entries[index("i", 3)])
    algebra.algebra(over, maximum(x, 2, 3 * x))
    algebra.algebra(maximum_(i, x), x)


def test_each_entry_is_at_most_the_maximum():
    assert maxima.entry_at_most_maximum(largest, k).conclusion == Le(z[k], largest)
    assert maxima.entry_at_most_maximum(largest, term(1)).conclusion == Le(z[1], largest)


def test_a_bound_of_all_entries_is_one_of_the_maximum():
    bounded = forall(i, Le(z[i], x))
    assert maxima.maximum_at_most(logic.assume(bounded)).conclusion == Le(largest, x)
    assert maxima.maximum_at_most(logic.assume(forall(i, Lt(z[i], x)))).conclusion == Lt(largest, x)


def test_no_index_outside_the_range():
    assert "the index" in refused(maxima.entry_at_most_maximum, largest, term(2)).why
    assert "the index" in refused(maxima.entry_at_most_maximum, largest, n + 1).why
    assert "the index" in refused(maxima.entry_at_most_maximum, largest, term(0)).why
    refused(maxima.entry_at_most_maximum, largest, term(Fraction(1, 2)))


def test_no_maximum_of_no_numbers():
    u = variable("u", family_sort(m, real))
    empty = maximum_(index("i", m), u[index("i", m)])
    a = variable("i", integers(1, m))
    bounded = logic.assume(forall(a, Le(u[a], x)))  # at m = 0 true of every x
    assert refused(maxima.maximum_at_most, bounded).missing == (Le(1, m),)
    assert not is_defined(empty)
    assert not is_defined(maximum_(index("i", 0), x))
    refused(algebra.algebra, empty, empty)
    refused(algebra.algebra, maximum_(index("i", m), x), x)
    refused(maxima.entry_at_most_maximum, maximum_(variable("i", natural), x), term(1))


def test_a_bound_that_moves_with_the_index_bounds_nothing():
    moving = logic.assume(forall(i, Le(z[i], z[i])))
    assert "speaks of the index" in refused(maxima.maximum_at_most, moving).why
    refused(maxima.maximum_at_most, logic.assume(Le(z[k], x)))  # what holds for one k
    refused(maxima.maximum_at_most, logic.assume(forall(i, Eq(z[i], x))))
    refused(maxima.maximum_at_most, logic.assume(forall(i, z[i] >= x)))


def test_the_bound_variable_does_not_escape():
    """max over i of z_j, j free, is z_j and no largest entry."""
    constant = maximum_(i, z[j])
    refused(algebra.algebra, constant, largest)
    assert maxima.entry_at_most_maximum(constant, k).conclusion == Le(z[j], constant)
    inner = maximum_(i, maximum_(j, z[i] * w[j]))
    opened = maxima.entry_at_most_maximum(inner, j).conclusion  # the free j is not the bound one
    assert opened == Le(maximum_(k, z[j] * w[k]), inner)


def test_what_is_different_stays_different():
    refused(algebra.algebra, largest, maximum_(i, w[i]))
    refused(algebra.algebra, maximum_(i, z[i] + w[i]), largest + maximum_(i, w[i]))
    refused(algebra.algebra, maximum_(i, -z[i]), -largest)
    refused(algebra.algebra, maximum_(variable("i", integers(1, n + 1)), exp(x)), exp(2 * x))
    refused(algebra.order, largest, ">", term(0))


def test_it_is_continuous_and_not_differentiated():
    line = function(x, maximum_(i, z[i] + x * w[i]))
    calculus.smooth(continuous(line, interval(0, 1)))
    assert not is_defined(D(maximum_(i, z[i] + x * w[i]), x))
    assert not is_defined(D(largest, z[k]))
    algebra.algebra(D(x * largest, x), largest)


def test_its_domain_is_that_of_every_entry():
    refused(algebra.algebra, maximum_(i, log(z[i])), maximum_(i, log(z[i])))
    algebra.algebra(maximum_(i, log(exp(z[i]))), largest)


def test_its_value_in_balls():
    three = index("i", 3)
    family = variable("z", family_sort(3, real))
    highest = maximum_(three, family[three])
    assert exact_value(highest, {family: (-3, Fraction(5, 2), 1)}) == fmpq(5, 2)
    assert decide(Eq(sum_(three, exp(10 * (family[three] - highest))), 1), {family: (7, -7, -7)}) is False
    empty = maximum_(index("i", m), term(1))
    with pytest.raises(Undefined):
        exact_value(empty, {m: 0})
