"""The KL term of a VAE is convex in means and standard deviations together."""

from derive.authoring import *


@theorem(_("The KL term is jointly convex"), claims=("loss:gaussian_kl",))
def gaussian_kl_convex(d):
    """Along any line (μ + s·v, σ + s·w) the second derivative at s = 0 is Σ (v_i² + w_i² + (w_i/σ_i)²) ≥ 0, and so at
    every point of the line with positive deviations."""
    n = d.size("n")
    mu, sigma = d.family("mu", n), d.family("sigma", n, positive)
    v, w = d.family("v", n), d.family("w", n)
    s, i = variable("s", real), index("i", n)
    second = D_at(gaussian_kl(function(i, mu[i] + s * v[i]), function(i, sigma[i] + s * w[i])), s, 0, 2)
    d.show(second >= 0)
    d.chain(second).eq(sum_(i, v[i] ** 2 + w[i] ** 2 + (w[i] / sigma[i]) ** 2), differentiation).ge(0, sign)
