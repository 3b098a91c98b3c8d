"""With a small ε under the logarithm the Poisson loss has its least value at r = y − ε, no longer at r = y."""

from derive.authoring import *


@theorem(_("The Poisson loss with an ε under the logarithm"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_epsilon(d):
    """Libraries compute r − y log(r + ε), so that a rate 0 is no error. The slope is then 1 − y/(r + ε), which
    vanishes at r = y − ε."""
    y, r, small = d.variable("y", nonnegative), d.variable("r", positive), d.positive("epsilon")
    slope = 1 - y / (r + small)
    d.show(
        conjunction(
            (
                Eq(D(r - y * log(r + small), r), slope),
                Eq(r - y * log(r + small), poisson_negative_log_likelihood(y, r + small) - small),
            )
        )
    )
    d.have(Eq(D(r - y * log(r + small), r), slope), chain_rule)
    d.have(Eq(r - y * log(r + small), poisson_negative_log_likelihood(y, r + small) - small), definition)
