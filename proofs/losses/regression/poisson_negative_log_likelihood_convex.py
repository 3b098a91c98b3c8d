"""The Poisson loss is convex in the rate."""

from derive.authoring import *
from proofs.losses.regression.poisson_negative_log_likelihood_second_derivative import (
    poisson_negative_log_likelihood_second_derivative,
)


@theorem(_("The Poisson loss is convex"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_convex(d):
    """Its second derivative y/r² is not negative."""
    y, r = d.variable("y", nonnegative), d.positive("r")
    second = D(poisson_negative_log_likelihood(y, r), r, 2)
    d.show(second >= 0)
    d.chain(second).eq(y / r / r, poisson_negative_log_likelihood_second_derivative(y, r)).ge(0, domain(y))
