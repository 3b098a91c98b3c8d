"""The mixed second derivatives of InfoNCE in a similarity and the temperature."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_mixed_hessian import temperature_cross_entropy_mixed_hessian


@theorem(_("The mixed second derivatives of InfoNCE"), claims=("loss:info_nce",))
def info_nce_mixed_hessian(d):
    """∂²ℓ/∂τ∂s_k = (δ_ky − p_k − p_k (s_k − Σ p_i s_i)/τ)/τ² with p = softmax(s/τ), as for cross-entropy at a
    temperature."""
    K = d.size("K")
    s, y, tau, k = d.family("s", K), d.index("y", K), d.positive("tau"), d.index("k", K)
    i = index("i", K)
    p = softmax(function(i, s[i] / tau))
    second = (delta(k, y) - p[k] - p[k] * (s[k] - sum_(i, p[i] * s[i])) / tau) / tau**2
    d.show(Eq(D(D(info_nce(s, y, tau), tau), s[k]), second))
    (
        d.chain(D(D(info_nce(s, y, tau), tau), s[k]))
        .eq(D(D(temperature_cross_entropy(s, y, tau), tau), s[k]), definition)
        .eq(second, temperature_cross_entropy_mixed_hessian(K, s, y, tau, k))
    )
