"""Gaussian integrals over the line by balls: against known moments, and against an integral over a long interval."""

import pytest

from derive.kernel import balls
from derive.kernel.ball_evaluation import Undefined
from derive.terms.build import (
    Eq,
    Lt,
    cosh,
    exp,
    integral,
    integrate_over,
    log,
    maximum,
    pi,
    sqrt,
    term,
    variable,
    xlogy,
)

x = variable("x")
normal = exp(-((x - 1) ** 2) / 8) / sqrt(8 * pi)  # mean 1, standard deviation 2


def close(claimed, value):
    return balls.decide(Lt(abs(integral(x, claimed) - value), term(1) / 10**20), {}) is True


@pytest.mark.parametrize(
    ("integrand", "value"),
    [
        (normal, 1),
        (x * normal, 1),
        (x**2 * normal, 5),
        ((x - 1) ** 4 * normal, 48),
        (-xlogy(normal, normal), (log(8 * pi) + 1) / 2),
        (normal**2, 1 / (4 * sqrt(pi))),
        (normal * exp(x), exp(term(3))),
        (normal * cosh(x), (exp(term(3)) + exp(term(1))) / 2),
        (exp(-(x**2)) - exp(-(x**2)), 0),
    ],
)
def test_moments(integrand, value):
    assert close(integrand, term(value))


def test_against_a_long_interval():
    integrand = (x**3 - 2 * x + 5) * exp(-(x**2) + 3 * x - 1)
    whole, long = integral(x, integrand), integrate_over(x, -25, 25, integrand)
    assert balls.decide(Lt(abs(whole - long), term(1) / 10**20), {}) is True
    assert balls.decide(Eq(whole, long + 1), {}) is False


@pytest.mark.parametrize(
    "integrand",
    [
        term(1),
        x,
        exp(x),
        exp(x**2),
        exp(-x),
        exp(-(x**4)),
        1 / (1 + x**2),
        log(1 + x**2) * normal,
        abs(x) * normal,
        maximum(x, 0) * normal,
        normal / (1 + normal),
        sqrt(x) * normal,
        xlogy(x, x) * normal,
    ],
)
def test_what_is_not_one_is_not_computed(integrand):
    assert balls.decide(Lt(integral(x, integrand), 10**6), {}) is None


@pytest.mark.parametrize("integrand", [log(-normal) * normal, log(x) * normal, xlogy(normal, -normal)])
def test_an_undefined_integrand_is_refused(integrand):
    with pytest.raises(Undefined):
        balls.decide(Lt(integral(x, integrand), 1), {})
