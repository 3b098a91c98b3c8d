"""The derivative of InfoNCE in its temperature, from differences of scores."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_temperature_gradient_stable_form import (
    temperature_cross_entropy_temperature_gradient_stable_form,
)


@theorem(_("The derivative of InfoNCE in the temperature, from differences"), claims=("loss:info_nce",))
def info_nce_temperature_gradient_stable_form(d):
    """∂ℓ(s, y, τ)/∂τ = Σ p_i (s_y − s_i)/τ² with p = softmax(s/τ): no digits are lost where the scores are near each
    other and τ is small."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    i = index("i", K)
    stable = sum_(i, softmax(function(i, s[i] / tau))[i] * (s[y] - s[i])) / tau**2
    d.show(Eq(D(info_nce(s, y, tau), tau), stable))
    (
        d.chain(D(info_nce(s, y, tau), tau))
        .eq(D(temperature_cross_entropy(s, y, tau), tau), definition)
        .eq(stable, temperature_cross_entropy_temperature_gradient_stable_form(K, s, y, tau))
    )
