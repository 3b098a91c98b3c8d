"""∂/∂m ½ (s + (m − y)² e^{−s}) = (m − y) e^{−s}."""

from derive.authoring import *


@theorem(
    _("The gradient of the Gaussian loss in the mean, given log v"),
    claims=("loss:gaussian_negative_log_likelihood",),
    lemma=_("the gradient of the Gaussian loss in the mean, given log v"),
)
def gaussian_negative_log_likelihood_with_log_variance_mean_gradient(d):
    """The residual, divided by the standard deviation e^{s/2} twice."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss, e = gaussian_negative_log_likelihood_with_log_variance(y, m, s), m - y
    d.show(Eq(D(loss, m), e * exp(-s / 2) * exp(-s / 2)))
    (
        d.chain(D(loss, m))
        .eq(D((s + e**2 * exp(-s)) / 2, m), definition)
        .eq(e * exp(-s), chain_rule)
        .eq(e * exp(-s / 2) * exp(-s / 2), exponentials)
    )
