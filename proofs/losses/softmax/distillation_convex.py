"""Distillation is convex in the student’s logits."""

from derive.authoring import *
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.softmax.softmax_cross_entropy_convex import softmax_cross_entropy_convex


@theorem(_("Distillation is convex"), claims=("loss:distillation",))
def distillation_convex(d):
    """ℓ((1 − s) z + s w, v, T) ≤ (1 − s) ℓ(z, v, T) + s ℓ(w, v, T) for 0 ≤ s ≤ 1."""
    K = d.size("K")
    z, w, v = d.family("z", K), d.family("w", K), d.family("v", K)
    T, s = d.positive("T"), d.variable("s", probability)
    i = index("i", K)

    def cooled(z):
        return function(i, z[i] / T)

    q = softmax(cooled(v))
    between = function(i, (1 - s) * z[i] + s * w[i])
    between_cooled = function(i, (1 - s) * (z[i] / T) + s * (w[i] / T))
    mean_loss = (1 - s) * distillation(z, v, T) + s * distillation(w, v, T)
    d.show(distillation(between, v, T) <= mean_loss)
    d.chain(sum_(i, q[i])).eq(1, softmax_sums_to_one(K, cooled(v))).ge(0, algebra)
    (
        d.chain(distillation(between, v, T))
        .eq(T**2 * softmax_cross_entropy(between_cooled, q), definition)
        .le(
            T**2 * ((1 - s) * softmax_cross_entropy(cooled(z), q) + s * softmax_cross_entropy(cooled(w), q)),
            softmax_cross_entropy_convex(K, cooled(z), cooled(w), q, s).times(T**2),
        )
        .eq(mean_loss, definition)
    )
