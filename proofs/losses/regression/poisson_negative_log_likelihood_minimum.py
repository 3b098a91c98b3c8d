"""The Poisson loss is least where the rate is the count."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least Poisson loss"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_minimum(d):
    """For a positive count y no rate has a smaller loss than r = y."""
    y, r = d.positive("y"), d.positive("r")
    d.show(poisson_negative_log_likelihood(y, r) >= poisson_negative_log_likelihood(y, y))
    (
        d.chain(poisson_negative_log_likelihood(y, r))
        .eq(r - y * log(y) - y * log(r / y), definition)
        .ge(r - y * log(y) - y * (r / y - 1), log_le_sub_one(r / y).times(y))
        .eq(poisson_negative_log_likelihood(y, y), definition)
    )
