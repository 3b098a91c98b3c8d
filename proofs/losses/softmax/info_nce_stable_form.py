"""InfoNCE without overflow."""

from derive.authoring import *
from proofs.losses.softmax.info_nce_is_temperature_cross_entropy import info_nce_is_temperature_cross_entropy
from proofs.losses.softmax.temperature_cross_entropy_stable_form import temperature_cross_entropy_stable_form


@theorem(_("InfoNCE in a stable form"), claims=("loss:info_nce",))
def info_nce_stable_form(d):
    """ℓ(s, y, τ) = (m − s_y)/τ + log Σ e^{(s_i − m)/τ} with m = max s_i."""
    K = d.size("K")
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    i = index("i", K)
    m = largest(s)
    stable = (m - s[y]) / tau + log(sum_(i, exp((s[i] - m) / tau)))
    d.show(Eq(info_nce(s, y, tau), stable))
    (
        d.chain(info_nce(s, y, tau))
        .eq(temperature_cross_entropy(s, y, tau), info_nce_is_temperature_cross_entropy(K, s, y, tau))
        .eq(stable, temperature_cross_entropy_stable_form(K, s, y, tau))
    )
