"""∂/∂x_k of −x_y is −δ_ky."""

from derive.authoring import *


@theorem(
    _("The gradient of the negative log-likelihood"),
    claims=("loss:negative_log_likelihood",),
    lemma=_("the gradient of the negative log-likelihood"),
)
def negative_log_likelihood_gradient(d):
    """It is −1 at the labelled class and 0 elsewhere, whatever the log-probabilities are."""
    n = d.size("n")
    x, y, k = d.family("x", n), d.index("y", n), d.index("k", n)
    d.show(Eq(D(negative_log_likelihood(x, y), x[k]), -delta(k, y)))
    (d.chain(D(negative_log_likelihood(x, y), x[k])).eq(D(-x[y], x[k]), definition).eq(-delta(k, y), differentiation))
