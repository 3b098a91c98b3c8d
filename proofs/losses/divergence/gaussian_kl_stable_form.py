"""The KL term of a VAE, with log σ for ½ log σ²."""

from derive.authoring import *


@theorem(_("The KL term of a VAE"), claims=("loss:gaussian_kl",))
def gaussian_kl_stable_form(d):
    """Σ (½ (μ_i² + (σ_i − 1)(σ_i + 1)) − log σ_i), the term that draws the code of a variational autoencoder to the
    standard normal distribution: σ² under the logarithm could underflow, and σ² − 1 cancels near 1."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    i = index("i", n)
    form = sum_(i, (mu[i] ** 2 + (sigma[i] - 1) * (sigma[i] + 1)) / 2 - log(sigma[i]))
    d.show(Eq(gaussian_kl(mu, sigma), form))
    (
        d.chain(gaussian_kl(mu, sigma))
        .eq(sum_(i, mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, definition)
        .eq(form, logarithms)
    )
