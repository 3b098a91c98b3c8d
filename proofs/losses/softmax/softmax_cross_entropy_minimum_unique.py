"""Softmax cross-entropy is the entropy of its target only where softmax(z) is the target."""

from derive.authoring import *
from proofs.information.cross_entropy_equal_to_entropy_only_if_equal import cross_entropy_equal_to_entropy_only_if_equal
from proofs.losses.activations.softmax_positive import softmax_positive
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(_("Softmax cross-entropy is least only at its target"), claims=("loss:softmax",))
def softmax_cross_entropy_minimum_unique(d):
    """If ℓ(z, t) = H(t) for a distribution t, then softmax(z) = t. So a target with a zero has no least loss: softmax
    is positive."""
    K = d.size("K")
    z, t = d.family("z", K), d.distribution("t", K)
    i = index("i", K)
    least = d.suppose(Eq(softmax_cross_entropy(z, t), entropy(t)))
    d.show(forall(i, Eq(t[i], softmax(z)[i])))
    with d.each(i):
        d.have(softmax(z)[i] > 0, softmax_positive(K, z, i))
    never_zero = d.proved()
    equal = (
        d.chain(cross_entropy(t, softmax(z)))
        .eq(softmax_cross_entropy(z, t), definition)
        .eq(entropy(t), least)
        .because()
    )
    d.have(
        forall(i, Eq(t[i], softmax(z)[i])),
        cross_entropy_equal_to_entropy_only_if_equal(K, t, softmax(z)),
        equal,
        never_zero,
        softmax_sums_to_one(K, z),
        d.normalised(t),
    )
