"""The Gaussian negative log-likelihood is not convex in the variance: its curvature is negative beyond v = 2e²."""

from derive.authoring import *


@theorem(
    _("The Gaussian loss is not convex in the variance"),
    claims=("loss:gaussian_negative_log_likelihood",),
)
def gaussian_negative_log_likelihood_not_convex_in_variance(d):
    """The second derivative in v is negative exactly when v > 2e², where e = m − y is the residual: both ways."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss, e = gaussian_negative_log_likelihood(y, m, v), m - y
    second, formula = D(loss, v, 2), (2 * e**2 - v) / (2 * v**3)
    d.show(conjunction((implies(v > 2 * e**2, second < 0), implies(second < 0, v > 2 * e**2))))
    value = d.have(Eq(second, formula), differentiation)
    with d.supposing(v > 2 * e**2) as beyond:
        d.chain(second).eq(formula, value).lt(0, beyond.times(1 / (2 * v**3)))
    with d.supposing(second < 0) as negative:
        d.chain(v - 2 * e**2).eq(-(2 * v**3) * second, value).gt(0, negative.times(2 * v**3))
        d.have(v > 2 * e**2, d.proved())
