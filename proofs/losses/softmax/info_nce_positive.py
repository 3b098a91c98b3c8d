"""InfoNCE is never 0 with two candidates or more."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_positive import temperature_cross_entropy_positive


@theorem(_("InfoNCE is never 0"), claims=("loss:info_nce",))
def info_nce_positive(d):
    """ℓ(s, y, τ) > 0 for K ≥ 2 candidates; the infimum is 0, as for cross-entropy at a temperature."""
    K = d.variable("K", integers(2, None))
    s, y, tau = d.family("s", K), d.index("y", K), d.positive("tau")
    d.show(info_nce(s, y, tau) > 0)
    (
        d.chain(info_nce(s, y, tau))
        .eq(temperature_cross_entropy(s, y, tau), definition)
        .gt(0, temperature_cross_entropy_positive(K, s, y, tau))
    )
