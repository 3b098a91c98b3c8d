"""The derivative of InfoNCE in its temperature."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_temperature_gradient import (
    temperature_cross_entropy_temperature_gradient,
)


@theorem(_("The derivative of InfoNCE in the temperature"), claims=("loss:info_nce",))
def info_nce_temperature_gradient(d):
    """∂ℓ(s, y, τ)/∂τ = (s_y − Σ p_i s_i)/τ² with p = softmax(s/τ): a learned temperature is moved by this."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    i = index("i", K)
    p = softmax(function(i, s[i] / tau))
    d.show(Eq(D(info_nce(s, y, tau), tau), (s[y] - sum_(i, p[i] * s[i])) / tau**2))
    (
        d.chain(D(info_nce(s, y, tau), tau))
        .eq(D(temperature_cross_entropy(s, y, tau), tau), definition)
        .eq((s[y] - sum_(i, p[i] * s[i])) / tau**2, temperature_cross_entropy_temperature_gradient(K, s, y, tau))
    )
