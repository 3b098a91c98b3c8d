"""The second derivatives of the KL term with log-variances: δ_jk, 0 and δ_jk e^{s_k}/2."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_with_log_variance_gradient import gaussian_kl_with_log_variance_gradient
from proofs.losses.divergence.gaussian_kl_with_log_variance_mean_gradient import (
    gaussian_kl_with_log_variance_mean_gradient,
)


@theorem(_("The second derivatives of the KL term with log-variances"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_hessian(d):
    """In the means, mixed, and in the log-variances: all diagonal, and the whole matrix is positive."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = gaussian_kl_with_log_variance(mu, s)
    d.show(
        conjunction(
            (
                Eq(D(D(loss, mu[k]), mu[j]), delta(j, k)),
                Eq(D(D(loss, mu[k]), s[j]), 0),
                Eq(D(D(loss, s[k]), s[j]), delta(j, k) * exp(s[k]) / 2),
            )
        )
    )
    for moving, value in ((mu, delta(j, k)), (s, term(0))):
        with d.each(moving):
            d.have(Eq(D(loss, mu[k]), mu[k]), gaussian_kl_with_log_variance_mean_gradient(n, mu, s, k))
        mean = d.proved()
        (
            d.chain(D(D(loss, mu[k]), moving[j]))
            .eq(D(mu[k], moving[j]), differentiating(at(mean, moving), moving[j]))
            .eq(value, differentiation)
        )
    with d.each(s):
        d.have(Eq(D(loss, s[k]), (exp(s[k]) - 1) / 2), gaussian_kl_with_log_variance_gradient(n, mu, s, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, s[k]), s[j]))
        .eq(D((exp(s[k]) - 1) / 2, s[j]), differentiating(at(gradient, s), s[j]))
        .eq(delta(j, k) * exp(s[k]) / 2, differentiation)
    )
