"""Distillation is at least T² times the entropy of its target’s softened prediction."""

from derive.authoring import *
from proofs.losses.activations.softmax_positive import softmax_positive
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.softmax.softmax_cross_entropy_minimum import softmax_cross_entropy_minimum


@theorem(_("Distillation is at least T² times the entropy of its target"), claims=("loss:distillation",))
def distillation_minimum(d):
    """ℓ(z, v, T) ≥ T² H(softmax(v/T)): what is above it is T² times the divergence of the two predictions."""
    K = d.size("K")
    z, v, T = d.family("z", K), d.family("v", K), d.positive("T")
    i = index("i", K)
    student, teacher = function(i, z[i] / T), function(i, v[i] / T)
    q = softmax(teacher)
    d.show(distillation(z, v, T) >= T**2 * entropy(q))
    with d.each(i):
        d.have(q[i] > 0, softmax_positive(K, teacher, i))
    weights = d.proved()
    (
        d.chain(distillation(z, v, T))
        .eq(T**2 * softmax_cross_entropy(student, q), definition)
        .ge(
            T**2 * entropy(q),
            softmax_cross_entropy_minimum(K, student, q).times(T**2),
            softmax_sums_to_one(K, teacher),
            weights,
        )
    )
