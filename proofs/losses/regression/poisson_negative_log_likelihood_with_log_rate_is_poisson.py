"""With x = log r both parametrisations of the Poisson loss agree."""

from derive.authoring import *


@theorem(_("The Poisson loss in the logarithm of the rate"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_log_rate_is_poisson(d):
    """Every real x is a rate e^x > 0."""
    y, x = d.variable("y", nonnegative), d.real("x")
    d.show(Eq(poisson_negative_log_likelihood_with_log_rate(y, x), poisson_negative_log_likelihood(y, exp(x))))
    (
        d.chain(poisson_negative_log_likelihood_with_log_rate(y, x))
        .eq(exp(x) - y * x, definition)
        .eq(exp(x) - y * log(exp(x)), exponentials)
        .eq(poisson_negative_log_likelihood(y, exp(x)), definition)
    )
