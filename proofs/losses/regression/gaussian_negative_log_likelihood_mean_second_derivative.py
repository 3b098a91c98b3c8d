"""∂²/∂m² ½ (log v + (m − y)²/v) = 1/v."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_mean_gradient import (
    gaussian_negative_log_likelihood_mean_gradient,
)


@theorem(_("The second derivative of the Gaussian loss in the mean"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_mean_second_derivative(d):
    """The precision: the same for every residual."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss = gaussian_negative_log_likelihood(y, m, v)
    d.show(Eq(D(loss, m, 2), 1 / v))
    with d.each(m):
        d.have(Eq(D(loss, m), (m - y) / v), gaussian_negative_log_likelihood_mean_gradient(y, m, v))
    gradient = d.proved()
    (
        d.chain(D(loss, m, 2))
        .eq(D(D(loss, m), m), words(_("the derivative of the derivative")))
        .eq(D((m - y) / v, m), differentiating(at(gradient, m), m))
        .eq(1 / v, differentiation)
    )
