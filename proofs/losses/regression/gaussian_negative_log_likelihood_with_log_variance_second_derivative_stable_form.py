"""∂²/∂s² ½ (s + e² e^{−s}) = r·(r/2) with r = e·e^{−s/2}, e = m − y."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_second_derivative import (
    gaussian_negative_log_likelihood_with_log_variance_second_derivative,
)


@theorem(
    _("The second derivative of the Gaussian loss in the logarithm of the variance in stable form"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_with_log_variance_second_derivative_stable_form(d):
    """The residual is scaled as one number: e^{−s/2} may overflow where the residual is 0."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    curvature, e = D(gaussian_negative_log_likelihood_with_log_variance(y, m, s), s, 2), m - y
    r = scaled_exponential(e, -s / 2)
    d.show(Eq(curvature, r * (r / 2)))
    (
        d.chain(curvature)
        .eq((e * exp(-s / 2)) ** 2 / 2, gaussian_negative_log_likelihood_with_log_variance_second_derivative(y, m, s))
        .eq(r * (r / 2), definition)
    )
