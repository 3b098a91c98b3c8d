"""The mixed second derivatives of the KL term are 0."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_mean_gradient import gaussian_kl_mean_gradient


@theorem(_("The mixed second derivatives of the KL term"), claims=("loss:gaussian_kl",))
def gaussian_kl_mixed_hessian(d):
    """The slope in the means does not depend on the standard deviations."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    loss = gaussian_kl(mu, sigma)
    d.show(Eq(D(D(loss, mu[k]), sigma[j]), 0))
    with d.each(sigma):
        d.have(Eq(D(loss, mu[k]), mu[k]), gaussian_kl_mean_gradient(n, mu, sigma, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, mu[k]), sigma[j]))
        .eq(D(mu[k], sigma[j]), differentiating(at(gradient, sigma), sigma[j]))
        .eq(0, differentiation)
    )
