"""The Poisson loss of a rate."""

from derive.authoring import *


@theorem(_("The Poisson loss of a rate"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_stable_form(d):
    """r − y log r, for a rate r > 0; some libraries add a small ε under the logarithm."""
    y, r = d.variable("y", nonnegative), d.positive("r")
    d.show(Eq(poisson_negative_log_likelihood(y, r), r - y * log(r)))
    d.chain(poisson_negative_log_likelihood(y, r)).eq(r - y * log(r), definition)
