"""The gradient of the Gaussian loss in the variance, in factors that do not overflow before it does."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_variance_gradient import (
    gaussian_negative_log_likelihood_variance_gradient,
)


@theorem(
    _("The gradient of the Gaussian loss in the variance in stable form"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_variance_gradient_stable_form(d):
    """(1 − r)/√v · (1 + r)/(2 √v) with r = |(m − y)/√v|: neither e² nor r² nor 1/v is computed, each of which may
    overflow where the gradient does not, and where e² ≈ v the difference 1 − r is taken before anything is squared."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss, e, r = gaussian_negative_log_likelihood(y, m, v), m - y, abs((m - y) / sqrt(v))
    stable = (1 - r) / sqrt(v) * ((1 + r) / (2 * sqrt(v)))
    d.show(Eq(D(loss, v), stable))
    (
        d.chain(D(loss, v))
        .eq((1 - e * (e / v)) / (2 * v), gaussian_negative_log_likelihood_variance_gradient(y, m, v))
        .eq((1 - abs(e) ** 2 / v) / (2 * v), algebra)
        .eq(stable, algebra)
    )
