"""The derivative of cross-entropy in the temperature, from differences of logits."""

from derive.authoring import *
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.softmax.temperature_cross_entropy_temperature_gradient import (
    temperature_cross_entropy_temperature_gradient,
)


@theorem(
    _("The derivative of cross-entropy in the temperature, from differences"),
    claims=("loss:temperature",),
    lemma=_("the derivative in the temperature from differences"),
)
def temperature_cross_entropy_temperature_gradient_stable_form(d):
    """∂ℓ(z, y, T)/∂T = Σ p_i (z_y − z_i)/T² with p = softmax(z/T). The difference z_y − Σ p_i z_i would keep the error
    that p has been rounded with, and 1/T² would make it large; here what does not differ contributes 0."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    loss, p = temperature_cross_entropy(z, y, T), softmax(function(i, z[i] / T))
    d.show(Eq(D(loss, T), sum_(i, p[i] * (z[y] - z[i])) / T**2))
    whole = d.have(Eq(sum_(i, p[i]), 1), softmax_sums_to_one(K, function(i, z[i] / T)))
    (
        d.chain(D(loss, T))
        .eq((z[y] - sum_(i, p[i] * z[i])) / T**2, temperature_cross_entropy_temperature_gradient(K, z, y, T))
        .eq((z[y] * sum_(i, p[i]) - sum_(i, p[i] * z[i])) / T**2, whole)
        .eq(sum_(i, p[i] * (z[y] - z[i])) / T**2, linearity)
    )
