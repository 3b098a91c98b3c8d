"""A variable that an equation names (δ = ε exp(−1/ε)) is replaced inside other functions too."""

from derive.kernel.field import Field
from derive.terms.build import Eq, exp, log, variable
from derive.terms.sorts import open_probability, positive

epsilon = variable("epsilon", positive)
delta = variable("delta", open_probability)
named = Eq(delta, epsilon * exp(-1 / epsilon))


def test_a_value_with_an_exponential():
    assert Field((named,)).equal(log(epsilon / delta), 1 / epsilon)


def test_nothing_without_the_equation():
    assert not Field(()).equal(log(epsilon / delta), 1 / epsilon)
    assert not Field((named,)).equal(log(epsilon / delta), -1 / epsilon)


def test_a_factor_that_may_be_zero_is_not_divided_by():
    x, y = variable("x"), variable("y")
    assert not Field((Eq(x * y, x),)).equal(y, 1)
    assert not Field((Eq(x * exp(y), x),)).equal(exp(y), 1)
