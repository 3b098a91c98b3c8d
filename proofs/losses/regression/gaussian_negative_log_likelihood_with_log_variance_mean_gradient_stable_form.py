"""∂/∂m ½ (s + (m − y)² e^{−s}) = (m − y) e^{−s}, as one number."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_mean_gradient import (
    gaussian_negative_log_likelihood_with_log_variance_mean_gradient,
)


@theorem(
    _("The gradient of the Gaussian loss in the mean, given log v, in stable form"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_with_log_variance_mean_gradient_stable_form(d):
    """e^{−s} may overflow where its product with a small residual does not."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    slope, e = D(gaussian_negative_log_likelihood_with_log_variance(y, m, s), m), m - y
    plain = e * exp(-s / 2) * exp(-s / 2)
    d.show(Eq(slope, scaled_exponential(e, -s)))
    (
        d.chain(slope)
        .eq(plain, gaussian_negative_log_likelihood_with_log_variance_mean_gradient(y, m, s))
        .eq(e * exp(-s), exponentials)
        .eq(scaled_exponential(e, -s), definition)
    )
