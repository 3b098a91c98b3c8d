"""The Gaussian negative log-likelihood is strictly convex in the mean."""

from derive.authoring import *


@theorem(_("The Gaussian loss is strictly convex in the mean"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_convex_in_mean(d):
    """The second derivative in m is 1/v > 0."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss = gaussian_negative_log_likelihood(y, m, v)
    d.show(D(loss, m, 2) > 0)
    d.chain(D(loss, m, 2)).eq(1 / v, differentiation).gt(0, domain(v))
