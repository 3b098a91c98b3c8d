"""The Gaussian loss in the logarithm of the variance, with the residual scaled before it is squared."""

from derive.authoring import *


@theorem(_("The Gaussian loss without a logarithm"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_with_log_variance_stable_form(d):
    """s/2 + r·(r/2) with r = e·e^{−s/2} and e = m − y: neither e² nor e^{−s} is computed, one of which may overflow; r
    is computed as one number."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss, e = gaussian_negative_log_likelihood_with_log_variance(y, m, s), m - y
    r = scaled_exponential(e, -s / 2)
    d.show(Eq(loss, s / 2 + r * (r / 2)))
    (
        d.chain(loss)
        .eq((s + e**2 * exp(-s)) / 2, definition)
        .eq(s / 2 + (e * exp(-s / 2)) * ((e * exp(-s / 2)) / 2), exponentials)
        .eq(s / 2 + r * (r / 2), definition)
    )
