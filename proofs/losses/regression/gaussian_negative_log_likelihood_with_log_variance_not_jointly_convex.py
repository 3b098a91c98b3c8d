"""In the mean and the logarithm of the variance together the Gaussian loss is not convex."""

from derive.authoring import *


@theorem(
    _("The Gaussian loss is not jointly convex"), kind="refutation", claims=("loss:gaussian_negative_log_likelihood",)
)
def gaussian_negative_log_likelihood_with_log_variance_not_jointly_convex(d):
    """Refuted: since it is convex in m and convex in s = log v, the loss is convex in both together. From a point
    with the residual e = m − y ≠ 0, along the direction (e, 1), the second derivative is −½ e² e^{−s} < 0."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    d.suppose(Ne(m, y))
    t, e = variable("t", real), m - y
    second = D_at(gaussian_negative_log_likelihood_with_log_variance(y, m + t * e, s + t), t, 0, 2)
    d.show(second < 0)
    d.chain(second).eq(-(e**2) * exp(-s) / 2, differentiation).lt(0, sign)
