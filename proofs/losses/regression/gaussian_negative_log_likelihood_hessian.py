"""The three second derivatives of the Gaussian negative log-likelihood."""

from derive.authoring import *
from proofs.losses.regression.gaussian_negative_log_likelihood_mean_gradient import (
    gaussian_negative_log_likelihood_mean_gradient,
)
from proofs.losses.regression.gaussian_negative_log_likelihood_variance_gradient import (
    gaussian_negative_log_likelihood_variance_gradient,
)


@theorem(
    _("The second derivatives of the Gaussian loss"),
    claims=("loss:gaussian_negative_log_likelihood",),
    lemma=_("second derivatives of the Gaussian loss"),
)
def gaussian_negative_log_likelihood_hessian(d):
    """1/v in the mean, e²/v³ − 1/(2v²) in the variance, −e/v² mixed, with e = m − y."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    loss, e = gaussian_negative_log_likelihood(y, m, v), m - y
    mixed, in_mean, in_variance = -e / v**2, 1 / v, e**2 / v**3 - 1 / (2 * v**2)
    d.show(conjunction((Eq(D(D(loss, m), m), in_mean), Eq(D(D(loss, v), v), in_variance), Eq(D(D(loss, m), v), mixed))))
    with d.each(m):
        d.have(Eq(D(loss, m), e / v), gaussian_negative_log_likelihood_mean_gradient(y, m, v))
    mean = d.proved()
    d.chain(D(D(loss, m), m)).eq(D(e / v, m), differentiating(at(mean, m), m)).eq(in_mean, differentiation)
    slope = (1 / v - e**2 / v**2) / 2
    with d.each(v):
        d.have(Eq(D(loss, v), slope), gaussian_negative_log_likelihood_variance_gradient(y, m, v))
    variance = d.proved()
    d.chain(D(D(loss, v), v)).eq(D(slope, v), differentiating(at(variance, v), v)).eq(in_variance, differentiation)
    with d.each(v):
        d.have(Eq(D(loss, m), e / v), gaussian_negative_log_likelihood_mean_gradient(y, m, v))
    in_both = d.proved()
    d.chain(D(D(loss, m), v)).eq(D(e / v, v), differentiating(at(in_both, v), v)).eq(mixed, differentiation)
