"""InfoNCE comes as near to 0 as one likes."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_infimum import temperature_cross_entropy_infimum


@theorem(_("InfoNCE comes near to 0"), claims=("loss:info_nce",))
def info_nce_infimum(d):
    """For every ε > 0 the similarities s_i = τ log(K/ε) δ_iy have ℓ(s, y, τ) < ε: the infimum 0 is approached, and for
    K ≥ 2 candidates not attained."""
    K = d.size("K")
    y, tau, epsilon = d.index("y", K), d.positive("tau"), d.positive("epsilon")
    i = index("i", K)
    s = function(i, tau * log(K / epsilon) * delta(i, y))
    d.show(info_nce(s, y, tau) < epsilon)
    (
        d.chain(info_nce(s, y, tau))
        .eq(temperature_cross_entropy(s, y, tau), definition)
        .lt(epsilon, temperature_cross_entropy_infimum(K, y, tau, epsilon))
    )
