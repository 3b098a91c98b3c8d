"""The Gaussian negative log-likelihood, with the residual divided before it is squared."""

from derive.authoring import *


@theorem(_("The Gaussian negative log-likelihood"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_stable_form(d):
    """½ log v + e·((e/v)/2) with e = m − y, for a variance v, not a standard deviation: e² by itself may overflow, and
    so may twice the loss."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    e = m - y
    d.show(Eq(gaussian_negative_log_likelihood(y, m, v), log(v) / 2 + e * (e / v / 2)))
    (
        d.chain(gaussian_negative_log_likelihood(y, m, v))
        .eq((log(v) + e**2 / v) / 2, definition)
        .eq(log(v) / 2 + e * (e / v / 2), algebra)
    )
