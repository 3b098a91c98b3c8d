"""Fermat's theorem: where a function is least its derivative is 0, if it has one and can be moved both ways."""

from derive.kernel.rules import algebra, calculus, logic
from derive.terms.build import D, Eq, Ge, Le, exp, forall, index, sum_, term, variable
from derive.terms.sorts import family_sort, interval, natural, nonnegative, positive, real
from tests.kernel.refusals import refused

x, y = variable("x"), variable("y")


def assumed(proposition):
    return logic.assume(proposition)


def test_the_derivative_at_a_least_and_at_a_largest_value():
    v = variable("v")
    for relation in (Ge, Le):
        extreme = assumed(forall(v, relation(exp(v) - y * v, exp(x) - y * x)))
        found = calculus.stationary(extreme, x)
        assert found.conclusion == Eq(D(exp(x) - y * x, x), term(0))
        assert found.hypotheses == extreme.hypotheses


def test_it_may_be_written_the_other_way_round():
    v = variable("v")
    extreme = assumed(forall(v, Le(exp(x) - y * x, exp(v) - y * v)))
    assert calculus.stationary(extreme, x).conclusion == Eq(D(exp(x) - y * x, x), term(0))


def test_an_entry_of_a_family():
    n = variable("n", natural)
    z, v = variable("z", family_sort(n, real)), variable("v", family_sort(n, real))
    i, k = index("i", n), index("k", n)

    def f(z):
        return sum_(i, z[i] ** 2 - z[i])

    found = calculus.stationary(assumed(forall(v, f(v) >= f(z))), z[k])
    assert found.conclusion == Eq(D(f(z), z[k]), term(0))


def test_at_the_end_of_a_domain_a_least_value_may_have_a_slope():
    for domain in (nonnegative, interval(0, 1)):
        a, v = variable("a", domain), variable("v", domain)
        refused(calculus.stationary, assumed(forall(v, v >= a)), a)


def test_a_kink_has_no_derivative():
    v = variable("v")
    refused(calculus.stationary, assumed(forall(v, abs(v) >= abs(x))), x)


def test_all_values_of_the_domain_are_compared():
    """Among the positive numbers, or those of another domain, the least value says nothing of the slope at x."""
    v = variable("v", positive)
    refused(calculus.stationary, assumed(forall(v, v**2 >= x**2)), x)
    refused(calculus.stationary, assumed(Ge(y**2, x**2)), x)


def test_it_is_one_function():
    v = variable("v")
    refused(calculus.stationary, assumed(forall(v, v**2 >= x)), x)  # x may be −1, and no derivative is 0
    refused(calculus.stationary, assumed(forall(v, v**2 >= -(x**4))), x)
    refused(calculus.stationary, assumed(forall(v, v**2 + x >= x**2 + x)), x)  # x moves on the left, too
    refused(calculus.stationary, assumed(forall(v, v**2 > x**2)), x)


def test_another_derivative_is_not_meant():
    v = variable("v")
    found = calculus.stationary(assumed(forall(v, v * y >= x * y)), x)
    assert found.conclusion == Eq(D(x * y, x), term(0))
    assert algebra.algebra(y, term(0), using=[found]).hypotheses == found.hypotheses  # y = 0 there, and only there
    refused(calculus.stationary, assumed(forall(v, v * y >= x * y)), y)
    refused(calculus.stationary, assumed(forall(v, v * y >= x * y)), x * y)
