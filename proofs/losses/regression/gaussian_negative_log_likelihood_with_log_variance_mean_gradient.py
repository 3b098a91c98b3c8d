"""∂/∂m ½ (s + (m − y)² e^{−s}) = (m − y) e^{−s}."""

from derive.authoring import *


@theorem(
    _("The gradient of the Gaussian loss in the mean, given log v"), claims=("loss:gaussian_negative_log_likelihood",)
)
def gaussian_negative_log_likelihood_with_log_variance_mean_gradient(d):
    """The residual, divided by the variance e^s."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss = gaussian_negative_log_likelihood_with_log_variance(y, m, s)
    d.show(Eq(D(loss, m), (m - y) * exp(-s)))
    d.chain(D(loss, m)).eq(D((s + (m - y) ** 2 * exp(-s)) / 2, m), definition).eq((m - y) * exp(-s), chain_rule)
