"""The divergence of softmax(z) from a target has the gradient of the cross-entropy."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_gradient_of_any_targets import (
    softmax_cross_entropy_gradient_of_any_targets,
)


@theorem(_("Divergence and cross-entropy have one gradient in the logits"), claims=("loss:softmax",))
def softmax_kl_divergence_gradient(d):
    """∂D(t ‖ softmax(z))/∂z_k = softmax(z)_k Σ t_i − t_k: the entropy of the target does not move with z."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K, nonnegative)
    k, i = d.index("k", K), index("i", K)
    loss = kl_divergence(t, softmax(z))
    d.show(Eq(D(loss, z[k]), softmax(z)[k] * sum_(i, t[i]) - t[k]))
    with d.each(z):
        d.have(Eq(loss, softmax_cross_entropy(z, t) - entropy(t)), definition)
    apart = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(softmax_cross_entropy(z, t) - entropy(t), z[k]), differentiating(at(apart, z), z[k]))
        .eq(D(softmax_cross_entropy(z, t), z[k]), differentiation)
        .eq(softmax(z)[k] * sum_(i, t[i]) - t[k], softmax_cross_entropy_gradient_of_any_targets(K, z, t, k))
    )
