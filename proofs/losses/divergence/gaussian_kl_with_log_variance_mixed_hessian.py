"""The mixed second derivatives of the KL term with log-variances are 0."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_with_log_variance_mean_gradient import (
    gaussian_kl_with_log_variance_mean_gradient,
)


@theorem(_("The mixed second derivatives of the KL term with log-variances"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_mixed_hessian(d):
    """The slope in the means does not depend on the log-variances."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = gaussian_kl_with_log_variance(mu, s)
    d.show(Eq(D(D(loss, mu[k]), s[j]), 0))
    with d.each(s):
        d.have(Eq(D(loss, mu[k]), mu[k]), gaussian_kl_with_log_variance_mean_gradient(n, mu, s, k))
    gradient = d.proved()
    (d.chain(D(D(loss, mu[k]), s[j])).eq(D(mu[k], s[j]), differentiating(at(gradient, s), s[j])).eq(0, differentiation))
