"""Cross-entropy with a class label is never negative."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_at_least_entry import logsumexp_at_least_entry
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(
    _("Cross-entropy with a class label is not negative"),
    claims=("loss:softmax",),
    lemma=_("cross-entropy is not negative"),
)
def softmax_cross_entropy_with_integer_labels_nonnegative(d):
    """ℓ(z, y) ≥ 0, with one class as with many."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(loss >= 0)
    (
        d.chain(loss)
        .eq(logsumexp(z) - z[y], softmax_cross_entropy_with_integer_labels_from_logits(K, z, y))
        .ge(0, logsumexp_at_least_entry(K, z, y))
    )
