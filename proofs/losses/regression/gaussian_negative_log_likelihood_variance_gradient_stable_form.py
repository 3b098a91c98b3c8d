"""The gradient of the Gaussian loss in the variance, in parts that do not overflow before it does."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_variance_gradient import (
    gaussian_negative_log_likelihood_variance_gradient,
)


@theorem(
    _("The gradient of the Gaussian loss in the variance in stable form"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_variance_gradient_stable_form(d):
    """1/(2v) − g·(g/2) with g = e/v, e = m − y, the slope in the mean: e² and e·g may overflow where the gradient does
    not."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss, e = gaussian_negative_log_likelihood(y, m, v), m - y
    stable = 1 / (2 * v) - e / v * (e / v / 2)
    d.show(Eq(D(loss, v), stable))
    (
        d.chain(D(loss, v))
        .eq((1 - e * (e / v)) / (2 * v), gaussian_negative_log_likelihood_variance_gradient(y, m, v))
        .eq(stable, algebra)
    )
