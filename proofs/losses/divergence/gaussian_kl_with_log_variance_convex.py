"""The KL term of a VAE is convex in means and log-variances together."""

from derive.authoring import *


@theorem(_("The KL term with log-variances is jointly convex"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_convex(d):
    """Along any line (μ + t·v, s + t·w) the second derivative at t = 0 is Σ (v_i² + w_i² e^{s_i}/2) ≥ 0."""
    n = d.size("n")
    mu, s = d.family("mu", n), d.family("s", n)
    v, w = d.family("v", n), d.family("w", n)
    t, i = variable("t", real), index("i", n)
    second = D_at(gaussian_kl_with_log_variance(function(i, mu[i] + t * v[i]), function(i, s[i] + t * w[i])), t, 0, 2)
    d.show(second >= 0)
    d.chain(second).eq(sum_(i, v[i] ** 2 + w[i] ** 2 * exp(s[i]) / 2), differentiation).ge(0, sign)
