"""What the rules about sums, limits and integrals that analysis needs do, and what they must refuse."""

from derive.kernel.rules import integrals, sums
from derive.terms.build import Eq, Le, exp, index, integral, prod, sum_, term, variable
from derive.terms.sorts import family_sort, interval, natural, positive, real
from tests.kernel.refusals import refused

n = variable("n", natural)
i = index("i", n)
p = variable("p", family_sort(n, real))


def test_the_triangle_inequality_is_about_sums_that_are_defined():
    assert sums.triangle(sum_(i, p[i])).conclusion == Le(abs(sum_(i, p[i])), sum_(i, abs(p[i])))
    refused(sums.triangle, prod(i, p[i]))
    refused(sums.triangle, p[i] + p[i])
    assert refused(sums.triangle, sum_(i, 1 / p[i])).missing


def test_affine_substitution_moves_both_ends_and_takes_a_positive_factor():
    a, c = variable("a", positive), variable("c", real)
    x, y = variable("x", interval(0, 1)), variable("y", interval(0, a))
    whole, onto = integral(y, exp(y)), interval(0, 1)
    done = integrals.affine_substitution(whole, onto, a, term(0))
    assert done.conclusion == Eq(whole, a * integral(x, exp(a * x + 0)))
    shifted = integral(variable("y", interval(c, a + c)), variable("y", interval(c, a + c)))
    assert integrals.affine_substitution(shifted, onto, a, c).rule == "affine substitution"
    refused(integrals.affine_substitution, whole, onto, a, term(1))  # [1, a + 1] is not [0, a]
    refused(integrals.affine_substitution, whole, onto, a * 2, term(0))
    refused(integrals.affine_substitution, whole, interval(1, 0), -a, a)
    upside_down = integral(variable("y", interval(0, c)), exp(variable("y", interval(0, c))))
    assert refused(integrals.affine_substitution, upside_down, onto, c, term(0)).missing
    refused(integrals.affine_substitution, exp(a), onto, a, term(0))
    half_open = variable("y", interval(0, a, left_open=True))
    refused(integrals.affine_substitution, integral(half_open, exp(half_open)), onto, a, term(0))


def test_affine_substitution_wants_an_integrand_that_is_defined():
    a = variable("a", positive)
    y = variable("y", interval(0, a))
    refused(integrals.affine_substitution, integral(y, 1 / y), interval(0, 1), a, term(0))
