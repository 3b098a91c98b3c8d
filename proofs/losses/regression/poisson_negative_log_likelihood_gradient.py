"""d/dr (r − y log r) = 1 − y/r."""

from derive.authoring import *


@theorem(
    _("The gradient of the Poisson loss"),
    claims=("loss:poisson_negative_log_likelihood",),
    lemma=_("the gradient of the Poisson loss"),
)
def poisson_negative_log_likelihood_gradient(d):
    """It vanishes where the rate is the count."""
    y, r = d.variable("y", nonnegative), d.positive("r")
    loss = poisson_negative_log_likelihood(y, r)
    d.show(Eq(D(loss, r), 1 - y / r))
    d.chain(D(loss, r)).eq(D(r - y * log(r), r), definition).eq(1 - y / r, differentiation)
