"""Cross-entropy at a temperature is convex in the logits."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_convex import (
    softmax_cross_entropy_with_integer_labels_convex,
)


@theorem(_("Cross-entropy at a temperature is convex"), claims=("loss:temperature",))
def temperature_cross_entropy_convex(d):
    """ℓ((1 − s) z + s w, y, T) ≤ (1 − s) ℓ(z, y, T) + s ℓ(w, y, T) for 0 ≤ s ≤ 1: a convex function of z/T."""
    K = d.size("K")
    z, w, y = d.family("z", K), d.family("w", K), d.index("y", K)
    T, s = d.positive("T"), d.variable("s", probability)
    i = index("i", K)

    def cooled(z):
        return function(i, z[i] / T)

    def loss(z):
        return temperature_cross_entropy(z, y, T)

    between = function(i, (1 - s) * z[i] + s * w[i])
    between_cooled = function(i, (1 - s) * (z[i] / T) + s * (w[i] / T))
    mean_loss = (1 - s) * loss(z) + s * loss(w)
    d.show(loss(between) <= mean_loss)
    (
        d.chain(loss(between))
        .eq(softmax_cross_entropy_with_integer_labels(between_cooled, y), definition)
        .le(
            (1 - s) * softmax_cross_entropy_with_integer_labels(cooled(z), y)
            + s * softmax_cross_entropy_with_integer_labels(cooled(w), y),
            softmax_cross_entropy_with_integer_labels_convex(K, cooled(z), cooled(w), y, s),
        )
        .eq(mean_loss, definition)
    )
