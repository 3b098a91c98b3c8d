"""The Poisson loss is least where the rate is the count, and only there."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("The least Poisson loss"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_minimum(d):
    """For a positive count y every rate r ≠ y has a larger loss than r = y."""
    y, r = d.positive("y"), d.positive("r")
    d.suppose(Ne(r, y))
    d.show(poisson_negative_log_likelihood(y, r) > poisson_negative_log_likelihood(y, y))
    d.have(Ne(r / y, 1), algebra)
    (
        d.chain(poisson_negative_log_likelihood(y, r))
        .eq(r - y * log(y) - y * log(r / y), definition)
        .gt(r - y * log(y) - y * (r / y - 1), log_lt_sub_one(r / y).times(y))
        .eq(poisson_negative_log_likelihood(y, y), definition)
    )
