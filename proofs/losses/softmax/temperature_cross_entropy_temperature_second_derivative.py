"""The second derivative of cross-entropy in the temperature."""

from derive.authoring import *
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.softmax.temperature_cross_entropy_temperature_gradient_stable_form import (
    temperature_cross_entropy_temperature_gradient_stable_form,
)


@theorem(_("The second derivative of cross-entropy in the temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_temperature_second_derivative(d):
    """∂²ℓ/∂T² = Σ p_i (u_i − ū)²/T⁴ − 2 ū/T³ with p = softmax(z/T), u_i = z_y − z_i and its mean ū = Σ p_i u_i. The
    first part is a variance, the second negative where z_y exceeds the mean logit: the loss is not convex in T; in 1/T
    it is."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    scores = function(i, z[i] / T)
    loss, p = temperature_cross_entropy(z, y, T), softmax(scores)
    u = z[y] - z[i]
    mean = sum_(i, p[i] * u)
    second = sum_(i, p[i] * (u - mean) ** 2) / T**4 - 2 * mean / T**3
    d.show(Eq(D(loss, T, 2), second))
    with d.each(T):
        d.have(Eq(D(loss, T), mean / T**2), temperature_cross_entropy_temperature_gradient_stable_form(K, z, y, T))
    gradient = d.proved()
    whole = d.have(Eq(sum_(i, p[i]), 1), softmax_sums_to_one(K, scores))
    variance = sum_(i, p[i] * u**2) - 2 * mean * mean + mean**2 * sum_(i, p[i])
    (
        d.chain(D(loss, T, 2))
        .eq(D(mean / T**2, T), differentiating(at(gradient, T), T))
        .eq((sum_(i, p[i] * u**2) - mean * mean) / T**4 - 2 * mean / T**3, quotient_rule, whole)
        .eq(variance / T**4 - 2 * mean / T**3, whole)
        .eq(second, linearity)
    )
