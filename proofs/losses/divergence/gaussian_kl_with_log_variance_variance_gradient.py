"""∂/∂s_k of the KL term with log-variances is (e^{s_k} − 1)/2."""

from derive.authoring import *


@theorem(
    _("The gradient of the KL term in the log-variances"),
    claims=("loss:gaussian_kl",),
    lemma=_("the gradient of the KL term in the log-variances"),
)
def gaussian_kl_with_log_variance_variance_gradient(d):
    """It vanishes at s_k = 0, the variance 1."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    k, i = d.index("k", n), index("i", n)
    loss = gaussian_kl_with_log_variance(mu, s)
    d.show(Eq(D(loss, s[k]), (exp(s[k]) - 1) / 2))
    (
        d.chain(D(loss, s[k]))
        .eq(D(sum_(i, mu[i] ** 2 + exp(s[i]) - 1 - s[i]) / 2, s[k]), definition)
        .eq(sum_(i, (exp(s[i]) - 1) * delta(i, k)) / 2, differentiation)
        .eq((exp(s[k]) - 1) / 2, kronecker)
    )
