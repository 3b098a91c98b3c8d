"""The Poisson loss is minus the logarithm of the likelihood r^y e^{−r}/y!, without log y!."""

from derive.authoring import *


@theorem(_("The Poisson loss from its likelihood"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_from_likelihood(d):
    """For a count y ≥ 1; y! is the product 1·2·…·y. log y! moves no gradient; libraries leave it out unless asked, and
    then approximate it."""
    y, r = d.size("y"), d.positive("r")
    i = index("i", y)
    factorial = prod(i, i)
    d.show(Eq(-log(r**y * exp(-r) / factorial), poisson_negative_log_likelihood(y, r) + log(factorial)))
    (
        d.chain(-log(r**y * exp(-r) / factorial))
        .eq(r - y * log(r) + log(factorial), logarithms)
        .eq(poisson_negative_log_likelihood(y, r) + log(factorial), definition)
    )
