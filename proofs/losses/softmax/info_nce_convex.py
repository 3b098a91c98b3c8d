"""InfoNCE is convex in the similarities."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_convex import temperature_cross_entropy_convex


@theorem(_("InfoNCE is convex"), claims=("loss:info_nce",))
def info_nce_convex(d):
    """ℓ((1 − c) s + c t, y, τ) ≤ (1 − c) ℓ(s, y, τ) + c ℓ(t, y, τ) for 0 ≤ c ≤ 1; in the embeddings behind the
    similarities it is not."""
    K = d.size("K")
    s, t, y = d.family("s", K), d.family("t", K), d.index("y", K)
    tau, c = d.positive("tau"), d.variable("c", probability)
    i = index("i", K)
    between = function(i, (1 - c) * s[i] + c * t[i])
    mean_loss = (1 - c) * info_nce(s, y, tau) + c * info_nce(t, y, tau)
    d.show(info_nce(between, y, tau) <= mean_loss)
    (
        d.chain(info_nce(between, y, tau))
        .eq(temperature_cross_entropy(between, y, tau), definition)
        .le(
            (1 - c) * temperature_cross_entropy(s, y, tau) + c * temperature_cross_entropy(t, y, tau),
            temperature_cross_entropy_convex(K, s, t, y, tau, c),
        )
        .eq(mean_loss, definition)
    )
