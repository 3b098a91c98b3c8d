"""∂²/∂m² ½ (s + (m − y)² e^{−s}) = e^{−s}."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_mean_gradient import (
    gaussian_negative_log_likelihood_with_log_variance_mean_gradient,
)


@theorem(
    _("The second derivative of the Gaussian loss in the mean, given log v"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_with_log_variance_mean_second_derivative(d):
    """The precision e^{−s} > 0: strictly convex in the mean."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss, slope = gaussian_negative_log_likelihood_with_log_variance(y, m, s), (m - y) * exp(-s / 2) * exp(-s / 2)
    d.show(Eq(D(loss, m, 2), exp(-s)))
    with d.each(m):
        d.have(Eq(D(loss, m), slope), gaussian_negative_log_likelihood_with_log_variance_mean_gradient(y, m, s))
    gradient = d.proved()
    (
        d.chain(D(loss, m, 2))
        .eq(D(D(loss, m), m), words(_("the derivative of the derivative")))
        .eq(D(slope, m), differentiating(at(gradient, m), m))
        .eq(exp(-s), exponentials)
    )
