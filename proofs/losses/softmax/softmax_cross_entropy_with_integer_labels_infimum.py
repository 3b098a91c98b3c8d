"""Cross-entropy with a class label comes as near to 0 as one likes."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_of_scaled_label import (
    softmax_cross_entropy_with_integer_labels_of_scaled_label,
)


@theorem(_("Cross-entropy with a class label comes near to 0"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_infimum(d):
    """For every ε > 0 the logits z_i = c δ_iy with c = log(K/ε) have ℓ(z, y) < ε: the infimum 0 is approached."""
    K = d.size("K")
    y, epsilon = d.index("y", K), d.positive("epsilon")
    i = index("i", K)
    c = log(K / epsilon)
    loss = softmax_cross_entropy_with_integer_labels(function(i, c * delta(i, y)), y)
    d.show(loss < epsilon)
    rest = (K - 1) * exp(-c)
    (
        d.chain(loss)
        .eq(log(1 + rest), softmax_cross_entropy_with_integer_labels_of_scaled_label(K, y, c))
        .le(rest, log_le_sub_one(1 + rest))
        .eq(epsilon - epsilon / K, exponentials)
        .lt(epsilon, sign)
    )
