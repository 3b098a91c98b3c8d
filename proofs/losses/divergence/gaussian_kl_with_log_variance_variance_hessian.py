"""The second derivatives of the KL term in the log-variances."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_with_log_variance_variance_gradient import (
    gaussian_kl_with_log_variance_variance_gradient,
)


@theorem(_("The second derivatives of the KL term in the log-variances"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_variance_hessian(d):
    """Diagonal, and positive."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    j, k = d.index("j", n), d.index("k", n)
    loss, slope = gaussian_kl_with_log_variance(mu, s), (exp(s[k]) - 1) / 2
    d.show(Eq(D(D(loss, s[k]), s[j]), delta(j, k) * exp(s[k]) / 2))
    with d.each(s):
        d.have(Eq(D(loss, s[k]), slope), gaussian_kl_with_log_variance_variance_gradient(n, mu, s, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, s[k]), s[j]))
        .eq(D(slope, s[j]), differentiating(at(gradient, s), s[j]))
        .eq(delta(j, k) * exp(s[k]) / 2, differentiation)
    )
