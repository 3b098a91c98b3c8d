"""With s = log σ² both parametrisations of the KL term agree."""

from derive.authoring import *


@theorem(_("The KL term in the logarithm of the variance"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_is_gaussian_kl(d):
    """What an encoder gives out is s, any real number; σ = e^{s/2}."""
    n = d.size("n")
    mu, s, i = d.family("mu", n), d.family("s", n), index("i", n)
    deviation = function(i, exp(s[i] / 2))
    d.show(Eq(gaussian_kl_with_log_variance(mu, s), gaussian_kl(mu, deviation)))
    (
        d.chain(gaussian_kl_with_log_variance(mu, s))
        .eq(sum_(i, mu[i] ** 2 + exp(s[i]) - 1 - s[i]) / 2, definition)
        .eq(sum_(i, mu[i] ** 2 + exp(s[i] / 2) ** 2 - 1 - log(exp(s[i] / 2) ** 2)) / 2, exponentials)
        .eq(gaussian_kl(mu, deviation), definition)
    )
