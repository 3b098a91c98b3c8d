"""∂/∂μ_k of the KL term of a VAE is μ_k."""

from derive.authoring import *


@theorem(
    _("The gradient of the KL term in the means"),
    claims=("loss:gaussian_kl",),
    lemma=_("the gradient of the KL term in the means"),
)
def gaussian_kl_mean_gradient(d):
    """It pulls every mean to 0."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    k, i = d.index("k", n), index("i", n)
    loss = gaussian_kl(mu, sigma)
    d.show(Eq(D(loss, mu[k]), mu[k]))
    (
        d.chain(D(loss, mu[k]))
        .eq(D(sum_(i, mu[i] ** 2 + sigma[i] ** 2 - 1 - log(sigma[i] ** 2)) / 2, mu[k]), definition)
        .eq(sum_(i, 2 * mu[i] * delta(i, k)) / 2, differentiation)
        .eq(mu[k], kronecker)
    )
