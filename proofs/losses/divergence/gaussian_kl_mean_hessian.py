"""∂²/∂μ_j∂μ_k of the KL term is δ_jk."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_mean_gradient import gaussian_kl_mean_gradient


@theorem(_("The second derivatives of the KL term in the means"), claims=("loss:gaussian_kl",))
def gaussian_kl_mean_hessian(d):
    """The unit matrix."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    loss = gaussian_kl(mu, sigma)
    d.show(Eq(D(D(loss, mu[k]), mu[j]), delta(j, k)))
    with d.each(mu):
        d.have(Eq(D(loss, mu[k]), mu[k]), gaussian_kl_mean_gradient(n, mu, sigma, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, mu[k]), mu[j]))
        .eq(D(mu[k], mu[j]), differentiating(at(gradient, mu), mu[j]))
        .eq(delta(j, k), differentiation)
    )
