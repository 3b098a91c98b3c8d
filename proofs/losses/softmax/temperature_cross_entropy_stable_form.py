"""Cross-entropy at a temperature without overflow."""

from derive.authoring import *


@theorem(_("Cross-entropy at a temperature in a stable form"), claims=("loss:temperature",))
def temperature_cross_entropy_stable_form(d):
    """ℓ(z, y, T) = (m − z_y)/T + log Σ e^{(z_i − m)/T} with m = max z_i: T > 0 leaves the largest logit the largest."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    m = largest(z)
    d.show(Eq(temperature_cross_entropy(z, y, T), (m - z[y]) / T + log(sum_(i, exp((z[i] - m) / T)))))
    (
        d.chain(temperature_cross_entropy(z, y, T))
        .eq(log(sum_(i, exp(z[i] / T))) - z[y] / T, definition)
        .eq(log(exp(m / T) * sum_(i, exp((z[i] - m) / T))) - z[y] / T, exponentials, linearity)
        .eq((m - z[y]) / T + log(sum_(i, exp((z[i] - m) / T))), logarithms)
    )
