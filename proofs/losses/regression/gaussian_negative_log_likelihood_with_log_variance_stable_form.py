"""The Gaussian loss in the logarithm of the variance: no logarithm, no division."""

from derive.authoring import *


@theorem(_("The Gaussian loss without a logarithm"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_with_log_variance_stable_form(d):
    """½ (s + (m − y)² e^{−s})."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    d.show(Eq(gaussian_negative_log_likelihood_with_log_variance(y, m, s), (s + (m - y) ** 2 * exp(-s)) / 2))
    d.chain(gaussian_negative_log_likelihood_with_log_variance(y, m, s)).eq(
        (s + (m - y) ** 2 * exp(-s)) / 2, definition
    )
