"""The Poisson loss is strictly convex in the logarithm of the rate."""

from derive.authoring import *
from proofs.losses.regression.poisson_negative_log_likelihood_with_log_rate_second_derivative import (
    poisson_negative_log_likelihood_with_log_rate_second_derivative,
)


@theorem(_("The Poisson loss is strictly convex in the log-rate"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_log_rate_convex(d):
    """Its second derivative e^x is positive."""
    y, x = d.variable("y", nonnegative), d.real("x")
    second = D(poisson_negative_log_likelihood_with_log_rate(y, x), x, 2)
    d.show(second > 0)
    d.chain(second).eq(exp(x), poisson_negative_log_likelihood_with_log_rate_second_derivative(y, x)).gt(0, sign)
