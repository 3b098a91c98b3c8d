"""The Hessian of InfoNCE in the similarities."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_hessian import temperature_cross_entropy_hessian


@theorem(_("The Hessian of InfoNCE"), claims=("loss:info_nce",))
def info_nce_hessian(d):
    """∂²ℓ(s, y, τ)/∂s_j∂s_k = (δ_jk p_j − p_j p_k)/τ² with p = softmax(s/τ)."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    j, k, i = d.index("j", K), d.index("k", K), index("i", K)
    p = softmax(function(i, s[i] / tau))
    d.show(Eq(D(D(info_nce(s, y, tau), s[j]), s[k]), (delta(j, k) * p[j] - p[j] * p[k]) / tau**2))
    (
        d.chain(D(D(info_nce(s, y, tau), s[j]), s[k]))
        .eq(D(D(temperature_cross_entropy(s, y, tau), s[j]), s[k]), definition)
        .eq((delta(j, k) * p[j] - p[j] * p[k]) / tau**2, temperature_cross_entropy_hessian(K, s, y, tau, j, k))
    )
