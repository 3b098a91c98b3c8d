"""A variance that is clamped from below has no slope there; the unclamped formula has one."""

from derive.authoring import *


@theorem(_("The Gaussian loss with a clamped variance"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_clamped(d):
    """For v < ε the loss of max(v, ε) does not move with v, and its derivative is 0. PyTorch clamps v but lets the
    gradient pass as if it had not: it reports ½ (1/ε − e²/ε²), the slope at the variance ε."""
    y, m = d.real("y"), d.real("m")
    v, least = d.positive("v"), d.positive("epsilon")
    d.suppose(v < least)
    e = m - y
    clamped = gaussian_negative_log_likelihood(y, m, maximum(v, least))
    at_least = D_at(gaussian_negative_log_likelihood(y, m, v), v, least)
    d.show(conjunction((Eq(D(clamped, v), 0), Eq(at_least, (1 / least - e**2 / least**2) / 2))))
    d.have(Eq(D(clamped, v), 0), differentiation)
    d.have(Eq(at_least, (1 / least - e**2 / least**2) / 2), differentiation)
