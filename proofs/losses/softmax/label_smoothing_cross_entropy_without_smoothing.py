"""Label smoothing with a = 0 is cross-entropy."""

from derive.authoring import *


@theorem(_("Label smoothing with a = 0"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_without_smoothing(d):
    """ℓ(z, y, 0) = ℓ(z, y)."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    i = index("i", K)
    d.show(Eq(label_smoothing_cross_entropy(z, y, 0), softmax_cross_entropy_with_integer_labels(z, y)))
    (
        d.chain(label_smoothing_cross_entropy(z, y, 0))
        .eq(-sum_(i, delta(i, y) * log(softmax(z)[i])), definition)
        .eq(-log(softmax(z)[y]), kronecker)
        .eq(softmax_cross_entropy_with_integer_labels(z, y), definition)
    )
