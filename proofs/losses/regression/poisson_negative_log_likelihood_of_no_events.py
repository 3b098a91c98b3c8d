"""For a count 0 the Poisson loss is the rate itself: it has no least value, only the bound 0."""

from derive.authoring import *


@theorem(_("The Poisson loss of a count 0"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_of_no_events(d):
    """Every rate r > 0 has the loss r > 0, and half of r half the loss."""
    r = d.positive("r")
    loss = poisson_negative_log_likelihood
    d.show(conjunction((Eq(loss(0, r), r), loss(0, r / 2) < loss(0, r))))
    d.have(Eq(loss(0, r), r), definition)
    d.chain(loss(0, r / 2)).eq(r / 2, definition).lt(r, domain(r)).eq(loss(0, r), definition)
