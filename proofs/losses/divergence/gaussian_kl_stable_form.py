"""The KL term of a VAE, with log σ for ½ log σ²."""

from derive.authoring import *


@theorem(_("The KL term of a VAE"), claims=("loss:gaussian_kl",))
def gaussian_kl_stable_form(d):
    """½ Σ (μ_i² + σ_i² − 1) − Σ log σ_i: no σ² under the logarithm, where it could underflow."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    i = index("i", n)
    form = sum_(i, (mu[i] ** 2 + sigma[i] ** 2 - 1) / 2 - log(sigma[i]))
    d.show(Eq(gaussian_kl(mu, sigma), form))
    (
        d.chain(gaussian_kl(mu, sigma))
        .eq(sum_(i, mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, definition)
        .eq(form, logarithms)
    )
