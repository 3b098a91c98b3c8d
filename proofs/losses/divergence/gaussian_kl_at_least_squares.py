"""The KL term of a VAE is at least half the squared distance of (μ, σ) from (0, 1)."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The KL term bounds the distance from the standard normal distribution"), claims=("loss:gaussian_kl",))
def gaussian_kl_at_least_squares(d):
    """½ Σ (μ_i² + (σ_i − 1)²) is a lower bound, so that the loss is 0 only for means 0 and standard deviations 1."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    i = index("i", n)
    distance = sum_(i, mu[i] ** 2 + (sigma[i] - 1) ** 2) / 2
    d.show(gaussian_kl(mu, sigma) >= distance)
    with d.each(i):
        (
            d.chain(mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2))
            .eq(mu[i] ** 2 + sigma[i] ** 2 - 1 - 2 * log(sigma[i]), logarithms)
            .ge(mu[i] ** 2 + sigma[i] ** 2 - 1 - 2 * (sigma[i] - 1), log_le_sub_one(sigma[i]).times(2))
            .eq(mu[i] ** 2 + (sigma[i] - 1) ** 2, algebra)
        )
    each_coordinate = d.proved()
    (
        d.chain(gaussian_kl(mu, sigma))
        .eq(sum_(i, mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, definition)
        .ge(distance, summing(each_coordinate).times(term(1) / 2))
    )
