"""Label smoothing is convex in the logits."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_convex import logsumexp_convex
from proofs.losses.softmax.label_smoothing_cross_entropy_from_logits import label_smoothing_cross_entropy_from_logits


@theorem(_("Label smoothing is convex"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_convex(d):
    """ℓ at (1 − s) z + s w is at most (1 − s) ℓ(z, y, a) + s ℓ(w, y, a), for 0 ≤ s ≤ 1."""
    K = d.size("K")
    z, w, y = d.family("z", K), d.family("w", K), d.index("y", K)
    a, s = d.variable("a", probability), d.variable("s", probability)
    i = index("i", K)
    between = function(i, (1 - s) * z[i] + s * w[i])

    def loss(z):
        return label_smoothing_cross_entropy(z, y, a)

    def linear(z):
        return (1 - a) * z[y] + a / K * sum_(i, z[i])

    d.show(loss(between) <= (1 - s) * loss(z) + s * loss(w))
    (
        d.chain(loss(between))
        .eq(logsumexp(between) - linear(between), label_smoothing_cross_entropy_from_logits(K, between, y, a))
        .le((1 - s) * logsumexp(z) + s * logsumexp(w) - linear(between), logsumexp_convex(K, z, w, s))
        .eq((1 - s) * (logsumexp(z) - linear(z)) + s * (logsumexp(w) - linear(w)), linearity)
        .eq((1 - s) * loss(z) + s * loss(w), definition)
    )
