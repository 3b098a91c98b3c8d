"""The Gaussian loss is least at the variance e², and only there."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("The best variance of the Gaussian loss"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_minimum(d):
    """For a residual e = m − y that is not 0, every variance v ≠ e² has a larger loss than v = e², although the loss is
    not convex in v."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    d.suppose(Ne(m, y))
    e = m - y
    d.suppose(Ne(v, e**2))
    best = gaussian_negative_log_likelihood(y, m, e**2)
    d.show(gaussian_negative_log_likelihood(y, m, v) > best)
    d.have(Ne(e**2 / v, 1), algebra)
    (
        d.chain(gaussian_negative_log_likelihood(y, m, v))
        .eq((log(v) + e**2 / v) / 2, definition)
        .eq((log(e**2) - log(e**2 / v) + e**2 / v) / 2, logarithms)
        .gt((log(e**2) + 1) / 2, log_lt_sub_one(e**2 / v).times(term(1) / 2))
        .eq(best, definition)
    )
