"""Distillation is least where the student has the teacher’s logits."""

from derive.authoring import *


@theorem(_("Where distillation is least"), claims=("loss:distillation",))
def distillation_minimum_attained(d):
    """ℓ(v, v, T) = T² H(softmax(v/T))."""
    K = d.size("K")
    v, T = d.family("v", K), d.positive("T")
    i = index("i", K)
    q = softmax(function(i, v[i] / T))
    d.show(Eq(distillation(v, v, T), T**2 * entropy(q)))
    (
        d.chain(distillation(v, v, T))
        .eq(-(T**2 * sum_(i, q[i] * log(q[i]))), definition)
        .eq(T**2 * entropy(q), definition)
    )
