"""The second derivatives of the KL term in the standard deviations."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_deviation_gradient import gaussian_kl_deviation_gradient


@theorem(_("The second derivatives of the KL term in the standard deviations"), claims=("loss:gaussian_kl",))
def gaussian_kl_deviation_hessian(d):
    """Diagonal, and positive."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    loss, slope = gaussian_kl(mu, sigma), sigma[k] - 1 / sigma[k]
    d.show(Eq(D(D(loss, sigma[k]), sigma[j]), delta(j, k) * (1 + 1 / sigma[k] / sigma[k])))
    with d.each(sigma):
        d.have(Eq(D(loss, sigma[k]), slope), gaussian_kl_deviation_gradient(n, mu, sigma, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, sigma[k]), sigma[j]))
        .eq(D(slope, sigma[j]), differentiating(at(gradient, sigma), sigma[j]))
        .eq(delta(j, k) * (1 + 1 / sigma[k] / sigma[k]), differentiation)
    )
