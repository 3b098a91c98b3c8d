"""The mixed second derivatives of cross-entropy in a logit and the temperature."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_temperature_gradient import (
    temperature_cross_entropy_temperature_gradient,
)


@theorem(_("The mixed second derivatives of cross-entropy at a temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_mixed_hessian(d):
    """∂²ℓ/∂T∂z_k = (δ_ky − p_k − p_k (z_k − Σ p_i z_i)/T)/T² with p = softmax(z/T)."""
    K = d.size("K")
    z, y, T, k = d.family("z", K), d.index("y", K), d.positive("T"), d.index("k", K)
    i = index("i", K)
    p = softmax(function(i, z[i] / T))
    loss, mean = temperature_cross_entropy(z, y, T), sum_(i, p[i] * z[i])
    d.show(Eq(D(D(loss, T), z[k]), (delta(k, y) - p[k] - p[k] * (z[k] - mean) / T) / T**2))
    with d.each(z):
        d.have(Eq(D(loss, T), (z[y] - mean) / T**2), temperature_cross_entropy_temperature_gradient(K, z, y, T))
    gradient = d.proved()
    (
        d.chain(D(D(loss, T), z[k]))
        .eq(D((z[y] - mean) / T**2, z[k]), differentiating(at(gradient, z), z[k]))
        .eq((delta(k, y) - sum_(i, p[i] * delta(i, k) + p[i] * (delta(i, k) - p[k]) / T * z[i])) / T**2, product_rule)
        .eq((delta(k, y) - p[k] - p[k] * (z[k] - mean) / T) / T**2, kronecker)
    )
