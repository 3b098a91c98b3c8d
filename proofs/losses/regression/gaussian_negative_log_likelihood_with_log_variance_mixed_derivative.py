"""The mixed second derivative of the Gaussian loss in the mean and the logarithm of the variance."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_mean_gradient import (
    gaussian_negative_log_likelihood_with_log_variance_mean_gradient,
)


@theorem(
    _("The mixed second derivative of the Gaussian loss with a log-variance"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_with_log_variance_mixed_derivative(d):
    """∂²ℓ/∂s ∂m = −(m − y) e^{−s}: of the sign that makes the loss not jointly convex."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss = gaussian_negative_log_likelihood_with_log_variance(y, m, s)
    slope = (m - y) * exp(-s / 2) * exp(-s / 2)
    d.show(Eq(D(D(loss, m), s), -((m - y) * exp(-s / 2)) * exp(-s / 2)))
    with d.each(s):
        d.have(Eq(D(loss, m), slope), gaussian_negative_log_likelihood_with_log_variance_mean_gradient(y, m, s))
    gradient = d.proved()
    (
        d.chain(D(D(loss, m), s))
        .eq(D(slope, s), differentiating(at(gradient, s), s))
        .eq(-((m - y) * exp(-s / 2)) * exp(-s / 2), chain_rule)
    )
