"""The second derivative of cross-entropy in the temperature."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_temperature_gradient import (
    temperature_cross_entropy_temperature_gradient,
)


@theorem(_("The second derivative of cross-entropy in the temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_temperature_second_derivative(d):
    """∂²ℓ/∂T² = (Σ p_i z_i² − (Σ p_i z_i)²)/T⁴ − 2 (z_y − Σ p_i z_i)/T³ with p = softmax(z/T). The first part is a
    variance, the second negative where z_y exceeds the mean logit: the loss is not convex in T; in 1/T it is."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    p = softmax(function(i, z[i] / T))
    loss, mean = temperature_cross_entropy(z, y, T), sum_(i, p[i] * z[i])
    variance = sum_(i, p[i] * z[i] ** 2) - mean**2
    d.show(Eq(D(loss, T, 2), variance / T**4 - 2 * (z[y] - mean) / T**3))
    with d.each(T):
        d.have(Eq(D(loss, T), (z[y] - mean) / T**2), temperature_cross_entropy_temperature_gradient(K, z, y, T))
    gradient = d.proved()
    (
        d.chain(D(loss, T, 2))
        .eq(D((z[y] - mean) / T**2, T), differentiating(at(gradient, T), T))
        .eq(sum_(i, p[i] * (z[i] - mean) * z[i]) / T**4 - 2 * (z[y] - mean) / T**3, quotient_rule)
        .eq(variance / T**4 - 2 * (z[y] - mean) / T**3, linearity)
    )
