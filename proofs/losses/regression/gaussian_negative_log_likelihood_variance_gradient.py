"""∂/∂v ½ (log v + e²/v) = ½ (1 − e²/v)/v, e = m − y."""

from derive.authoring import *


@theorem(
    _("The gradient of the Gaussian loss in the variance"),
    claims=("loss:gaussian_negative_log_likelihood",),
    lemma=_("the gradient of the Gaussian loss in the variance"),
)
def gaussian_negative_log_likelihood_variance_gradient(d):
    """Negative for v < e², positive for v > e²: the variance is drawn to the squared residual. In the last form neither
    e² nor v² is computed, which may overflow."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss, e = gaussian_negative_log_likelihood(y, m, v), m - y
    slope = (1 - e * (e / v)) / (2 * v)
    d.show(Eq(D(loss, v), slope))
    (
        d.chain(D(loss, v))
        .eq(D((log(v) + e**2 / v) / 2, v), definition)
        .eq((1 / v - e**2 / v**2) / 2, quotient_rule)
        .eq(slope, algebra)
    )
