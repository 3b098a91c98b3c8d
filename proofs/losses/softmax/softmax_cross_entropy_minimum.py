"""Softmax cross-entropy is at least the entropy of its target."""

from derive.authoring import *
from proofs.information.cross_entropy_at_least_entropy import cross_entropy_at_least_entropy
from proofs.losses.activations.softmax_positive import softmax_positive
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(_("Softmax cross-entropy is at least the entropy of the target"), claims=("loss:softmax",))
def softmax_cross_entropy_minimum(d):
    """ℓ(z, t) ≥ H(t) for a distribution t: soft targets leave a loss that no logits remove."""
    K = d.size("K")
    z, t = d.family("z", K), d.distribution("t", K)
    i = index("i", K)
    d.show(softmax_cross_entropy(z, t) >= entropy(t))
    with d.each(i):
        d.have(softmax(z)[i] > 0, softmax_positive(K, z, i))
    never_zero = d.proved()
    (
        d.chain(softmax_cross_entropy(z, t))
        .eq(cross_entropy(t, softmax(z)), definition)
        .ge(entropy(t), cross_entropy_at_least_entropy(K, t, softmax(z)), softmax_sums_to_one(K, z), never_zero)
    )
