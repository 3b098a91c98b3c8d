"""Where the mean hits the target the Gaussian loss has no least value."""

from derive.authoring import *


@theorem(_("The Gaussian loss of an exact mean is unbounded"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_unbounded(d):
    """With m = y the variance e^{−2M} has the loss −M, for any M. That is why libraries keep the variance above some
    ε."""
    y, M = d.real("y"), d.real("M")
    d.show(Eq(gaussian_negative_log_likelihood(y, y, exp(-2 * M)), -M))
    (
        d.chain(gaussian_negative_log_likelihood(y, y, exp(-2 * M)))
        .eq((log(exp(-2 * M)) + (y - y) ** 2 / exp(-2 * M)) / 2, definition)
        .eq(-M, exponentials)
    )
