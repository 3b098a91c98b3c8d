"""The gradient of InfoNCE in the similarities."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_gradient import temperature_cross_entropy_gradient


@theorem(_("The gradient of InfoNCE"), claims=("loss:info_nce",), lemma=_("gradient of InfoNCE"))
def info_nce_gradient(d):
    """∂ℓ(s, y, τ)/∂s_k = (p_k − δ_ky)/τ with p = softmax(s/τ)."""
    K = d.size("K")
    s, y, tau, k = d.family("s", K), d.index("y", K), d.positive("tau"), d.index("k", K)
    i = index("i", K)
    p = softmax(function(i, s[i] / tau))
    d.show(Eq(D(info_nce(s, y, tau), s[k]), (p[k] - delta(k, y)) / tau))
    (
        d.chain(D(info_nce(s, y, tau), s[k]))
        .eq(D(temperature_cross_entropy(s, y, tau), s[k]), definition)
        .eq((p[k] - delta(k, y)) / tau, temperature_cross_entropy_gradient(K, s, y, tau, k))
    )
