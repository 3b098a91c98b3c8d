"""∂/∂σ_k of the KL term of a VAE is σ_k − 1/σ_k."""

from derive.authoring import *


@theorem(
    _("The gradient of the KL term in the standard deviations"),
    claims=("loss:gaussian_kl",),
    lemma=_("the gradient of the KL term in the standard deviations"),
)
def gaussian_kl_deviation_gradient(d):
    """It pulls every standard deviation to 1."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    k, i = d.index("k", n), index("i", n)
    loss = gaussian_kl(mu, sigma)
    d.show(Eq(D(loss, sigma[k]), sigma[k] - 1 / sigma[k]))
    (
        d.chain(D(loss, sigma[k]))
        .eq(D(sum_(i, mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, sigma[k]), definition)
        .eq(sum_(i, (2 * sigma[i] - 2 * sigma[i] / sigma[i] ** 2) * delta(i, k)) / 2, chain_rule)
        .eq(sigma[k] - 1 / sigma[k], kronecker)
    )
