"""In s = log v the Gaussian loss is least at s = log e²."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The best logarithm of the variance"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_with_log_variance_minimum(d):
    """For a residual e = m − y that is not 0: ½ (s + e² e^{−s}) ≥ ½ (1 + log e²), with equality at s = log e²."""
    y, m, s = d.real("y"), d.real("m"), d.real("s")
    d.suppose(Ne(m, y))
    e = m - y
    best = (1 + log(e**2)) / 2
    loss = gaussian_negative_log_likelihood_with_log_variance
    d.show(conjunction((loss(y, m, s) >= best, Eq(loss(y, m, log(e**2)), best))))
    (
        d.chain(loss(y, m, s))
        .eq((log(e**2) - log(e**2 * exp(-s)) + e**2 * exp(-s)) / 2, definition)
        .ge(best, log_le_sub_one(e**2 * exp(-s)).times(term(1) / 2))
    )
    d.chain(loss(y, m, log(e**2))).eq((log(e**2) + e**2 * exp(-log(e**2))) / 2, definition).eq(best, exponentials)
