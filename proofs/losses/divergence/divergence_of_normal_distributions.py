"""The divergence of two normal distributions, by integration."""

from derive.authoring import *


@theorem(
    _("The divergence of two normal distributions"),
    claims=("loss:gaussian_kl",),
    lemma=_("the divergence of two normal distributions"),
    source="Kingma & Welling 2014, appendix B",
)
def divergence_of_normal_distributions(d):
    """D(N(μ, σ²) ‖ N(m, s²)) = log(s/σ) + (σ² + (μ − m)²)/(2s²) − ½: the difference of the logarithms is a quadratic
    polynomial, whose mean under the first density is known."""
    mu, m = d.real("mu"), d.real("m")
    sigma, s = d.positive("sigma"), d.positive("s")
    x = variable("x", real)

    def density(mean, width):
        return exp(-((x - mean) ** 2) / (2 * width**2)) / sqrt(2 * pi * width**2)

    p, q = density(mu, sigma), density(m, s)
    log_ratio = log(s / sigma) + (x - m) ** 2 / (2 * s**2) - (x - mu) ** 2 / (2 * sigma**2)
    divergence = differential_kl_divergence_line(function(x, p), function(x, q))
    value = log(s / sigma) + (sigma**2 + (mu - m) ** 2) / (2 * s**2) - term(1) / 2
    d.show(Eq(divergence, value))
    (
        d.chain(divergence)
        .eq(integral(x, p * log(p) - p * log(q)), definition)
        .eq(integral(x, p * log_ratio), logarithms)
        .eq(value, words(_("Gaussian integrals: the mean of x is {0}, of (x − {0})² {1}"), mu, sigma**2))
    )
