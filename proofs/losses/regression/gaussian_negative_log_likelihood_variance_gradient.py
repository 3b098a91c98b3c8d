"""∂/∂v ½ (log v + e²/v) = ½ (1/v − e²/v²), e = m − y."""

from derive.authoring import *


@theorem(_("The gradient of the Gaussian loss in the variance"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_variance_gradient(d):
    """Negative for v < e², positive for v > e²: the variance is drawn to the squared residual."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss = gaussian_negative_log_likelihood(y, m, v)
    slope = (1 / v - (m - y) ** 2 / v**2) / 2
    d.show(Eq(D(loss, v), slope))
    d.chain(D(loss, v)).eq(D((log(v) + (m - y) ** 2 / v) / 2, v), definition).eq(slope, quotient_rule)
