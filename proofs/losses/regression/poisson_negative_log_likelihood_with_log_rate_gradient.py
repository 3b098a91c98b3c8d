"""d/dx (e^x − y x) = e^x − y."""

from derive.authoring import *


@theorem(
    _("The gradient of the Poisson loss in the log-rate"),
    claims=("loss:poisson_negative_log_likelihood",),
    lemma=_("the gradient of the Poisson loss in the log-rate"),
)
def poisson_negative_log_likelihood_with_log_rate_gradient(d):
    """Prediction minus target, as for softmax and sigmoid: the logarithm is the natural parameter of the rate."""
    y, x = d.variable("y", nonnegative), d.real("x")
    loss = poisson_negative_log_likelihood_with_log_rate(y, x)
    d.show(Eq(D(loss, x), exp(x) - y))
    d.chain(D(loss, x)).eq(D(exp(x) - y * x, x), definition).eq(exp(x) - y, differentiation)
