"""The second derivative of InfoNCE in the temperature."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_temperature_second_derivative import (
    temperature_cross_entropy_temperature_second_derivative,
)


@theorem(_("The second derivative of InfoNCE in the temperature"), claims=("loss:info_nce",))
def info_nce_temperature_second_derivative(d):
    """∂²ℓ/∂τ² = Σ p_i (u_i − ū)²/τ⁴ − 2 ū/τ³ with p = softmax(s/τ), u_i = s_y − s_i and its mean ū = Σ p_i u_i, as for
    cross-entropy at a temperature."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    i = index("i", K)
    p, u = softmax(function(i, s[i] / tau)), s[y] - s[i]
    mean = sum_(i, p[i] * u)
    second = sum_(i, p[i] * (u - mean) ** 2) / tau**4 - 2 * mean / tau**3
    d.show(Eq(D(info_nce(s, y, tau), tau, 2), second))
    (
        d.chain(D(info_nce(s, y, tau), tau, 2))
        .eq(D(temperature_cross_entropy(s, y, tau), tau, 2), definition)
        .eq(second, temperature_cross_entropy_temperature_second_derivative(K, s, y, tau))
    )
