"""d²/dr² (r − y log r) = y/r²."""

from derive.authoring import *
from proofs.losses.regression.poisson_negative_log_likelihood_gradient import poisson_negative_log_likelihood_gradient


@theorem(
    _("The second derivative of the Poisson loss"),
    claims=("loss:poisson_negative_log_likelihood",),
    lemma=_("the second derivative of the Poisson loss"),
)
def poisson_negative_log_likelihood_second_derivative(d):
    """0 only for a count 0. Divided twice, for r² may underflow."""
    y, r = d.variable("y", nonnegative), d.positive("r")
    loss = poisson_negative_log_likelihood(y, r)
    d.show(Eq(D(loss, r, 2), y / r / r))
    with d.each(r):
        d.have(Eq(D(loss, r), 1 - y / r), poisson_negative_log_likelihood_gradient(y, r))
    gradient = d.proved()
    (
        d.chain(D(loss, r, 2))
        .eq(D(D(loss, r), r), words(_("the derivative of the derivative")))
        .eq(D(1 - y / r, r), differentiating(at(gradient, r), r))
        .eq(y / r / r, quotient_rule)
    )
