"""The Gaussian negative log-likelihood."""

from derive.authoring import *


@theorem(_("The Gaussian negative log-likelihood"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_stable_form(d):
    """½ (log v + (m − y)²/v) for a variance v, not a standard deviation."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    d.show(Eq(gaussian_negative_log_likelihood(y, m, v), (log(v) + (m - y) ** 2 / v) / 2))
    d.chain(gaussian_negative_log_likelihood(y, m, v)).eq((log(v) + (m - y) ** 2 / v) / 2, definition)
