"""∂/∂μ_k of the KL term with log-variances is μ_k."""

from derive.authoring import *


@theorem(
    _("The gradient of the KL term with log-variances in the means"),
    claims=("loss:gaussian_kl",),
    lemma=_("the gradient of the KL term with log-variances in the means"),
)
def gaussian_kl_with_log_variance_mean_gradient(d):
    """As in the other parametrisation."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    k, i = d.index("k", n), index("i", n)
    loss = gaussian_kl_with_log_variance(mu, s)
    d.show(Eq(D(loss, mu[k]), mu[k]))
    (
        d.chain(D(loss, mu[k]))
        .eq(D(sum_(i, mu[i] ** 2 + exp(s[i]) - 1 - s[i]) / 2, mu[k]), definition)
        .eq(sum_(i, 2 * mu[i] * delta(i, k)) / 2, differentiation)
        .eq(mu[k], kronecker)
    )
