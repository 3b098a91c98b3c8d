"""The Poisson loss is least at the log-rate log y."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least Poisson loss in the log-rate"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_log_rate_minimum(d):
    """For a positive count y: e^x − y x ≥ y − y log y, which is the loss at x = log y."""
    y, x = d.positive("y"), d.real("x")
    loss = poisson_negative_log_likelihood_with_log_rate
    d.show(loss(y, x) >= loss(y, log(y)))
    (
        d.chain(loss(y, x))
        .eq(exp(x) - y * log(y) - y * log(exp(x) / y), definition)
        .ge(exp(x) - y * log(y) - y * (exp(x) / y - 1), log_le_sub_one(exp(x) / y).times(y))
        .eq(loss(y, log(y)), definition)
    )
