"""The KL term of a VAE is the sum over the coordinates of the divergences from the standard normal distribution."""

from derive.authoring import *
from proofs.losses.divergence.divergence_of_normal_distributions import divergence_of_normal_distributions


@theorem(_("The KL term of a VAE from its integrals"), claims=("loss:gaussian_kl",), source="Kingma & Welling 2014")
def gaussian_kl_from_divergence(d):
    """For independent coordinates with means μ_i and standard deviations σ_i, against N(0, 1) for each."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    i, x = index("i", n), variable("x", real)

    def density(mean, width):
        return function(x, exp(-((x - mean) ** 2) / (2 * width**2)) / sqrt(2 * pi * width**2))

    def divergence(i):
        return differential_kl_divergence_line(density(mu[i], sigma[i]), density(term(0), term(1)))

    d.show(Eq(sum_(i, divergence(i)), gaussian_kl(mu, sigma)))
    with d.each(i):
        d.chain(divergence(i)).eq(
            log(1 / sigma[i]) + (sigma[i] ** 2 + (mu[i] - 0) ** 2) / (2 * term(1) ** 2) - term(1) / 2,
            divergence_of_normal_distributions(mu[i], 0, sigma[i], 1),
        ).eq((mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, logarithms)
    each_coordinate = d.proved()
    (
        d.chain(sum_(i, divergence(i)))
        .eq(sum_(i, (mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2), summing(each_coordinate))
        .eq(gaussian_kl(mu, sigma), definition)
    )
