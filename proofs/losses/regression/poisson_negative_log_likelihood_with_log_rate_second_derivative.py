"""d²/dx² (e^x − y x) = e^x."""

from derive.authoring import *
from proofs.losses.regression.poisson_negative_log_likelihood_with_log_rate_gradient import (
    poisson_negative_log_likelihood_with_log_rate_gradient,
)


@theorem(
    _("The second derivative of the Poisson loss in the log-rate"),
    claims=("loss:poisson_negative_log_likelihood",),
    lemma=_("the second derivative of the Poisson loss in the log-rate"),
)
def poisson_negative_log_likelihood_with_log_rate_second_derivative(d):
    """The rate, whatever the count is."""
    y, x = d.variable("y", nonnegative), d.real("x")
    loss = poisson_negative_log_likelihood_with_log_rate(y, x)
    d.show(Eq(D(loss, x, 2), exp(x)))
    with d.each(x):
        d.have(Eq(D(loss, x), exp(x) - y), poisson_negative_log_likelihood_with_log_rate_gradient(y, x))
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D(D(loss, x), x), words(_("the derivative of the derivative")))
        .eq(D(exp(x) - y, x), differentiating(at(gradient, x), x))
        .eq(exp(x), differentiation)
    )
