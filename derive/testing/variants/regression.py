"""What a loss of regression is taken for.

Main statement: `regression`.
"""

from __future__ import annotations

from derive.terms.build import cosh, div, exp, log, maximum, minimum, pi, piecewise, power, variable, xlogy
from derive.terms.sorts import real
from derive.testing.variants.variant import SMALL, THRESHOLD, Variant, softplus_of_torch


def regression() -> dict[str, list[Variant]]:
    x, y, m, v, s, d = (variable(name, real) for name in ("x", "y", "m", "v", "s", "delta"))
    error, gauss = x - y, m - y
    two_pi = div(log(2 * pi), 2)
    huber = minimum(abs(error), d) * (abs(error) - div(minimum(abs(error), d), 2))
    return {
        "squared_error": [
            Variant("this is ½e²: half the squared error", div(power(error, 2), 2)),
            Variant("this is |e|", abs(error)),
        ],
        "half_squared_error": [Variant("this is e²: twice as much", power(error, 2))],
        "huber": [
            Variant("this is smooth L1, which is Huber's loss over δ", div(huber, d)),
            Variant(
                "½ is missing in the quadratic part", minimum(abs(error), d) * (2 * abs(error) - minimum(abs(error), d))
            ),
        ],
        "smooth_l1": [Variant("this is Huber's loss, which is δ times smooth L1", huber)],
        "log_cosh": [
            Variant("this is log cosh without taking off log 2", log(2 * cosh(error))),
            Variant(THRESHOLD, error + softplus_of_torch(-2 * error) - log(2)),
        ],
        "gaussian_negative_log_likelihood": [
            Variant("it has the constant ½ log 2π", div(log(v) + div(power(gauss, 2), v), 2) + two_pi),
            Variant("the variance is taken for a standard deviation", log(v) + div(power(gauss, 2), 2 * power(v, 2))),
            Variant("the variance is taken for its logarithm", div(v + power(gauss, 2) * exp(-v), 2)),
            Variant("the factor ½ is missing", log(v) + div(power(gauss, 2), v)),
            Variant("½ stands at the logarithm only", div(log(v), 2) + div(power(gauss, 2), v)),
            Variant("the logarithm of the variance is missing", div(power(gauss, 2), 2 * v)),
            *[
                Variant(
                    f"the variance is kept above {shown}",
                    div(log(maximum(v, e)) + div(power(gauss, 2), maximum(v, e)), 2),
                )
                for shown, e in SMALL
            ],
        ],
        "gaussian_negative_log_likelihood_with_log_variance": [
            Variant("the logarithm is taken for the variance itself", div(log(s) + div(power(gauss, 2), s), 2)),
        ],
        "poisson_negative_log_likelihood": [
            Variant("the rate is taken for its logarithm", exp(variable("r", real)) - y * variable("r", real)),
            *[
                Variant(
                    f"{shown} is added inside the logarithm", variable("r", real) - y * log(variable("r", real) + e)
                )
                for shown, e in SMALL
            ],
        ],
        "poisson_negative_log_likelihood_with_log_rate": [
            Variant("the logarithm of the rate is taken for the rate", x - y * log(x)),
            Variant(
                "Stirling's approximation of log y! is added for y > 1",
                exp(x) - y * x + piecewise((xlogy(y, y) - y + div(log(2 * pi * maximum(y, 1)), 2), y > 1), otherwise=0),
            ),
        ],
    }
