"""Softmax cross-entropy reaches the entropy of a target where softmax(z) is the target."""

from derive.authoring import *


@theorem(_("Softmax cross-entropy reaches its minimum"), claims=("loss:softmax",))
def softmax_cross_entropy_minimum_attained(d):
    """ℓ(log t, t) = H(t) for a distribution t without zeros: the logits z_i = log t_i have softmax(z) = t."""
    K = d.size("K")
    t = d.distribution("t", K, positive)
    i = index("i", K)
    z = function(i, log(t[i]))
    d.show(Eq(softmax_cross_entropy(z, t), entropy(t)))
    with d.each(i):
        d.chain(softmax(z)[i]).eq(t[i] / sum_(i, t[i]), definition).eq(t[i], d.normalised(t))
    reached = d.proved()
    (
        d.chain(softmax_cross_entropy(z, t))
        .eq(-sum_(i, t[i] * log(softmax(z)[i])), definition)
        .eq(-sum_(i, t[i] * log(t[i])), reached)
        .eq(entropy(t), definition)
    )
