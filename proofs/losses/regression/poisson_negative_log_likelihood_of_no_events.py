"""The Poisson loss of a count 0 is the rate itself: it falls with the rate and has no least value."""

from derive.authoring import *


@theorem(_("The Poisson loss of a count 0"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_of_no_events(d):
    """ℓ(0, r) = r > 0 for every rate r > 0, yet ℓ(0, ε/2) < ε: the infimum 0 is not attained."""
    eps, r = d.positive("epsilon"), variable("r", positive)
    loss = poisson_negative_log_likelihood
    d.show(conjunction((forall(r, loss(0, r) > 0), loss(0, eps / 2) < eps)))
    with d.each(r):
        d.chain(loss(0, r)).eq(r, definition).gt(0, domain(r))
    d.chain(loss(0, eps / 2)).eq(eps / 2, definition).lt(eps, domain(eps))
