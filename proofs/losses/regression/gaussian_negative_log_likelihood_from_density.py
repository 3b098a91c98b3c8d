"""The Gaussian negative log-likelihood is minus the logarithm of the normal density, without ½ log 2π."""

from derive.authoring import *


@theorem(
    _("The Gaussian loss from the normal density"),
    claims=("loss:gaussian_negative_log_likelihood",),
    source="Nix & Weigend 1994",
)
def gaussian_negative_log_likelihood_from_density(d):
    """The constant ½ log 2π moves no gradient; libraries add it only on demand."""
    y, m, v = d.real("y"), d.real("m"), d.positive("v")
    density = exp(-((y - m) ** 2) / (2 * v)) / sqrt(2 * pi * v)
    d.show(Eq(-log(density), gaussian_negative_log_likelihood(y, m, v) + log(2 * pi) / 2))
    (
        d.chain(-log(density))
        .eq((log(v) + (m - y) ** 2 / v) / 2 + log(2 * pi) / 2, logarithms)
        .eq(gaussian_negative_log_likelihood(y, m, v) + log(2 * pi) / 2, definition)
    )
