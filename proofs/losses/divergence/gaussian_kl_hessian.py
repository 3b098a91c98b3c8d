"""The second derivatives of the KL term: δ_jk in the means, δ_jk (1 + 1/σ_k²) in the deviations, 0 mixed."""

from derive.authoring import *
from proofs.losses.divergence.gaussian_kl_deviation_gradient import gaussian_kl_deviation_gradient
from proofs.losses.divergence.gaussian_kl_mean_gradient import gaussian_kl_mean_gradient


@theorem(_("The second derivatives of the KL term"), claims=("loss:gaussian_kl",))
def gaussian_kl_hessian(d):
    """All three are diagonal, and the whole matrix is positive."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    loss = gaussian_kl(mu, sigma)
    slope = sigma[k] - 1 / sigma[k]
    d.show(
        conjunction(
            (
                Eq(D(D(loss, mu[k]), mu[j]), delta(j, k)),
                Eq(D(D(loss, mu[k]), sigma[j]), 0),
                Eq(D(D(loss, sigma[k]), sigma[j]), delta(j, k) * (1 + 1 / sigma[k] ** 2)),
            )
        )
    )
    for moving, value in ((mu, delta(j, k)), (sigma, term(0))):
        with d.each(moving):
            d.have(Eq(D(loss, mu[k]), mu[k]), gaussian_kl_mean_gradient(n, mu, sigma, k))
        mean = d.proved()
        (
            d.chain(D(D(loss, mu[k]), moving[j]))
            .eq(D(mu[k], moving[j]), differentiating(at(mean, moving), moving[j]))
            .eq(value, differentiation)
        )
    with d.each(sigma):
        d.have(Eq(D(loss, sigma[k]), slope), gaussian_kl_deviation_gradient(n, mu, sigma, k))
    deviation = d.proved()
    (
        d.chain(D(D(loss, sigma[k]), sigma[j]))
        .eq(D(slope, sigma[j]), differentiating(at(deviation, sigma), sigma[j]))
        .eq(delta(j, k) * (1 + 1 / sigma[k] ** 2), differentiation)
    )
