"""∂²/∂v∂m ½ (log v + (m − y)²/v) = −(m − y)/v²."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_mean_gradient import (
    gaussian_negative_log_likelihood_mean_gradient,
)


@theorem(_("The mixed second derivative of the Gaussian loss"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_mixed_derivative(d):
    """It vanishes where the mean hits the target."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss = gaussian_negative_log_likelihood(y, m, v)
    d.show(Eq(D(D(loss, m), v), -((m - y) / v) / v))
    with d.each(v):
        d.have(Eq(D(loss, m), (m - y) / v), gaussian_negative_log_likelihood_mean_gradient(y, m, v))
    gradient = d.proved()
    (
        d.chain(D(D(loss, m), v))
        .eq(D((m - y) / v, v), differentiating(at(gradient, v), v))
        .eq(-((m - y) / v) / v, differentiation)
    )
