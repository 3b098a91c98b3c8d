"""∂/∂s ½ (s + e² e^{−s}) = (1 − r)(1 + r)/2 with r = e·e^{−s/2}, e = m − y."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_gradient import (
    gaussian_negative_log_likelihood_with_log_variance_gradient,
)


@theorem(
    _("The gradient of the Gaussian loss in the logarithm of the variance in stable form"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_with_log_variance_gradient_stable_form(d):
    """In factors: r² may overflow where half of it does not, and near r = 1 it loses digits of 1 − r."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    slope, e = D(gaussian_negative_log_likelihood_with_log_variance(y, m, s), s), m - y
    r = scaled_exponential(e, -s / 2)
    d.show(Eq(slope, (1 - r) * ((1 + r) / 2)))
    (
        d.chain(slope)
        .eq((1 - (e * exp(-s / 2)) ** 2) / 2, gaussian_negative_log_likelihood_with_log_variance_gradient(y, m, s))
        .eq((1 - r**2) / 2, definition)
        .eq((1 - r) * ((1 + r) / 2), algebra)
    )
