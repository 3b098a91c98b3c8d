"""∂²/∂v² ½ (log v + e²/v) = (e²/v − ½)/v², e = m − y."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_variance_gradient import (
    gaussian_negative_log_likelihood_variance_gradient,
)


@theorem(
    _("The second derivative of the Gaussian loss in the variance"), claims=("loss:gaussian_negative_log_likelihood",)
)
def gaussian_negative_log_likelihood_variance_second_derivative(d):
    """Positive for v < 2e², negative for v > 2e²."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss, e = gaussian_negative_log_likelihood(y, m, v), m - y
    slope, curvature = (1 - e * (e / v)) / (2 * v), (e * (e / v) - term(1) / 2) / v / v
    d.show(Eq(D(loss, v, 2), curvature))
    with d.each(v):
        d.have(Eq(D(loss, v), slope), gaussian_negative_log_likelihood_variance_gradient(y, m, v))
    gradient = d.proved()
    (
        d.chain(D(loss, v, 2))
        .eq(D(D(loss, v), v), words(_("the derivative of the derivative")))
        .eq(D(slope, v), differentiating(at(gradient, v), v))
        .eq(e**2 / v**3 - 1 / (2 * v**2), quotient_rule)
        .eq(curvature, algebra)
    )
