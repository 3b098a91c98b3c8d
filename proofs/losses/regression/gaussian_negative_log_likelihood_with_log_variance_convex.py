"""The Gaussian negative log-likelihood is convex in the logarithm of the variance."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_second_derivative import (
    gaussian_negative_log_likelihood_with_log_variance_second_derivative,
)


@theorem(
    _("The Gaussian loss is convex in the logarithm of the variance"), claims=("loss:gaussian_negative_log_likelihood",)
)
def gaussian_negative_log_likelihood_with_log_variance_convex(d):
    """What is not convex in v is convex in s = log v."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    second = D(gaussian_negative_log_likelihood_with_log_variance(y, m, s), s, 2)
    d.show(second >= 0)
    (
        d.chain(second)
        .eq(
            ((m - y) * exp(-s / 2)) ** 2 / 2,
            gaussian_negative_log_likelihood_with_log_variance_second_derivative(y, m, s),
        )
        .ge(0, sign)
    )
