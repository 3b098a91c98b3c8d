"""Label smoothing over the other classes is convex in the logits."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_convex import softmax_cross_entropy_convex


@theorem(_("Label smoothing over the other classes is convex"), claims=("loss:label_smoothing",))
def label_smoothing_over_other_classes_convex(d):
    """It is a cross-entropy with soft targets that sum to 1."""
    K = d.variable("K", integers(2, None))
    z, w, y = d.family("z", K), d.family("w", K), d.index("y", K)
    a, s = d.variable("a", probability), d.variable("s", probability)
    i = index("i", K)
    between = function(i, (1 - s) * z[i] + s * w[i])
    q = function(i, (1 - a) * delta(i, y) + a / (K - 1) * (1 - delta(i, y)))

    def loss(z):
        return label_smoothing_over_other_classes(z, y, a)

    d.show(loss(between) <= (1 - s) * loss(z) + s * loss(w))
    d.chain(sum_(i, q[i])).eq(1, kronecker).ge(0, algebra)
    (
        d.chain(loss(between))
        .eq(softmax_cross_entropy(between, q), definition)
        .le(
            (1 - s) * softmax_cross_entropy(z, q) + s * softmax_cross_entropy(w, q),
            softmax_cross_entropy_convex(K, z, w, q, s),
        )
        .eq((1 - s) * loss(z) + s * loss(w), definition)
    )
