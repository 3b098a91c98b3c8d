"""For a count 0 the Poisson loss of a log-rate is positive and comes as near to 0 as one likes."""

from derive.authoring import *


@theorem(_("The Poisson loss of a log-rate for a count 0"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_log_rate_of_no_events(d):
    """ℓ(0, x) = e^x > 0 for every log-rate x, yet ℓ(0, log(ε/2)) < ε: the infimum 0 is not attained."""
    eps, x = d.positive("epsilon"), variable("x", real)
    loss = poisson_negative_log_likelihood_with_log_rate
    d.show(conjunction((forall(x, loss(0, x) > 0), loss(0, log(eps / 2)) < eps)))
    with d.each(x):
        d.chain(loss(0, x)).eq(exp(x), definition).gt(0, sign)
    d.chain(loss(0, log(eps / 2))).eq(eps / 2, definition).lt(eps, domain(eps))
