"""∂/∂s ½ (s + e² e^{−s}) = ½ (1 − e² e^{−s}), e = m − y."""

from derive.authoring import *


@theorem(
    _("The gradient of the Gaussian loss in the logarithm of the variance"),
    claims=("loss:gaussian_negative_log_likelihood",),
    lemma=_("the gradient of the Gaussian loss in the logarithm of the variance"),
)
def gaussian_negative_log_likelihood_with_log_variance_gradient(d):
    """It vanishes at e^s = e²."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss, e = gaussian_negative_log_likelihood_with_log_variance(y, m, s), m - y
    slope = (1 - (e * exp(-s / 2)) ** 2) / 2
    d.show(Eq(D(loss, s), slope))
    (
        d.chain(D(loss, s))
        .eq(D((s + e**2 * exp(-s)) / 2, s), definition)
        .eq((1 - e**2 * exp(-s)) / 2, chain_rule)
        .eq(slope, exponentials)
    )
