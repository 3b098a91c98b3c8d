"""Cross-entropy of logits and a class label without overflow."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(_("Cross-entropy with a class label in a stable form"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_stable_form(d):
    """ℓ(z, y) = (m − z_y) + log Σ e^{z_i − m} with m = max z_i: neither part is negative, so nothing cancels."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    i = index("i", K)
    m = largest(z)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(loss, m - z[y] + log(sum_(i, exp(z[i] - m)))))
    (
        d.chain(loss)
        .eq(logsumexp(z) - z[y], softmax_cross_entropy_with_integer_labels_from_logits(K, z, y))
        .eq(m - z[y] + log(sum_(i, exp(z[i] - m))), logsumexp_stable_form(K, z))
    )
