"""Cross-entropy with a class label is convex in the logits."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_convex import logsumexp_convex
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(_("Cross-entropy with a class label is convex"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_convex(d):
    """ℓ((1 − s) z + s w, y) ≤ (1 − s) ℓ(z, y) + s ℓ(w, y) for 0 ≤ s ≤ 1."""
    K = d.size("K")
    z, w, y = d.family("z", K), d.family("w", K), d.index("y", K)
    s = d.variable("s", probability)
    i = index("i", K)
    between = function(i, (1 - s) * z[i] + s * w[i])

    def loss(z):
        return softmax_cross_entropy_with_integer_labels(z, y)

    d.show(loss(between) <= (1 - s) * loss(z) + s * loss(w))
    (
        d.chain(loss(between))
        .eq(logsumexp(between) - between[y], softmax_cross_entropy_with_integer_labels_from_logits(K, between, y))
        .le((1 - s) * logsumexp(z) + s * logsumexp(w) - between[y], logsumexp_convex(K, z, w, s))
        .eq((1 - s) * (logsumexp(z) - z[y]) + s * (logsumexp(w) - w[y]), algebra)
        .eq((1 - s) * loss(z) + s * loss(w), definition)
    )
