"""With s = log v both parametrisations of the Gaussian loss agree."""

from derive.authoring import *


@theorem(_("The Gaussian loss in the logarithm of the variance"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_with_log_variance_is_gaussian(d):
    """Every real s is a variance e^s > 0: nothing has to be clamped."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    d.show(
        Eq(gaussian_negative_log_likelihood_with_log_variance(y, m, s), gaussian_negative_log_likelihood(y, m, exp(s)))
    )
    (
        d.chain(gaussian_negative_log_likelihood_with_log_variance(y, m, s))
        .eq((s + (m - y) ** 2 * exp(-s)) / 2, definition)
        .eq((log(exp(s)) + (m - y) ** 2 / exp(s)) / 2, exponentials)
        .eq(gaussian_negative_log_likelihood(y, m, exp(s)), definition)
    )
