"""The KL term in the logarithm of the variance, with e^s − 1 in one piece."""

from derive.authoring import *


@theorem(_("The KL term with log-variances"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_stable_form(d):
    """½ Σ (μ_i² + (e^{s_i} − 1) − s_i): for small s the difference e^s − 1 is taken by expm1."""
    n = d.size("n")
    mu, s, i = d.family("mu", n), d.family("s", n), index("i", n)
    form = sum_(i, mu[i] ** 2 + ((exp(s[i]) - 1) - s[i])) / 2
    d.show(Eq(gaussian_kl_with_log_variance(mu, s), form))
    d.chain(gaussian_kl_with_log_variance(mu, s)).eq(form, definition)
