"""The Poisson loss of the logarithm of a rate."""

from derive.authoring import *


@theorem(_("The Poisson loss of a log-rate"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_log_rate_stable_form(d):
    """e^x − y x."""
    y, x = d.variable("y", nonnegative), d.real("x")
    d.show(Eq(poisson_negative_log_likelihood_with_log_rate(y, x), exp(x) - y * x))
    d.chain(poisson_negative_log_likelihood_with_log_rate(y, x)).eq(exp(x) - y * x, definition)
