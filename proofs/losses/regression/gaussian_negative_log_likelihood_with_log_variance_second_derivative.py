"""∂²/∂s² ½ (s + e² e^{−s}) = ½ e² e^{−s}."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_with_log_variance_gradient import (
    gaussian_negative_log_likelihood_with_log_variance_gradient,
)


@theorem(
    _("The second derivative of the Gaussian loss in the logarithm of the variance"),
    claims=("loss:gaussian_negative_log_likelihood",),
    lemma=_("the second derivative of the Gaussian loss in the logarithm of the variance"),
)
def gaussian_negative_log_likelihood_with_log_variance_second_derivative(d):
    """Never negative."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    loss = gaussian_negative_log_likelihood_with_log_variance(y, m, s)
    scaled = (m - y) * exp(-s / 2)
    slope, curvature = (1 - scaled**2) / 2, scaled**2 / 2
    d.show(Eq(D(loss, s, 2), curvature))
    with d.each(s):
        d.have(Eq(D(loss, s), slope), gaussian_negative_log_likelihood_with_log_variance_gradient(y, m, s))
    gradient = d.proved()
    (
        d.chain(D(loss, s, 2))
        .eq(D(D(loss, s), s), words(_("the derivative of the derivative")))
        .eq(D(slope, s), differentiating(at(gradient, s), s))
        .eq(curvature, chain_rule)
    )
