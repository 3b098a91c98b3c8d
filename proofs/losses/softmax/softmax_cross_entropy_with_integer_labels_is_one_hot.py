"""A class label is the soft target that is 1 there."""

from derive.authoring import *


@theorem(_("A class label is a one-hot target"), claims=("loss:softmax",), lemma=_("a class label is a one-hot target"))
def softmax_cross_entropy_with_integer_labels_is_one_hot(d):
    """ℓ(z, y) is the cross-entropy of the target t_i = δ_iy, whose entropy is 0."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    i = index("i", K)
    one_hot = function(i, delta(i, y))
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(loss, softmax_cross_entropy(z, one_hot)))
    (
        d.chain(softmax_cross_entropy(z, one_hot))
        .eq(-sum_(i, delta(i, y) * log(softmax(z)[i])), definition)
        .eq(-log(softmax(z)[y]), kronecker)
        .eq(loss, definition)
    )
