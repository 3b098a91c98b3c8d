"""The derivative of cross-entropy in the temperature."""

from derive.authoring import *


@theorem(_("The derivative of cross-entropy in the temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_temperature_gradient(d):
    """∂ℓ(z, y, T)/∂T = (z_y − Σ p_i z_i)/T² with p = softmax(z/T): calibration raises T until the mean logit under p is
    that of the labels."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    loss, cooled = temperature_cross_entropy(z, y, T), function(i, z[i] / T)
    d.show(Eq(D(loss, T), (z[y] - sum_(i, softmax(cooled)[i] * z[i])) / T**2))
    (
        d.chain(D(loss, T))
        .eq(D(logsumexp(cooled) - z[y] / T, T), definition)
        .eq(-sum_(i, softmax(cooled)[i] * z[i] / T**2) + z[y] / T**2, chain_rule)
        .eq((z[y] - sum_(i, softmax(cooled)[i] * z[i])) / T**2, linearity)
    )
