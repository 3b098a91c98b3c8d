"""The gradient of label smoothing with class weights."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_gradient_of_any_targets import (
    softmax_cross_entropy_gradient_of_any_targets,
)


@theorem(_("The gradient of label smoothing with class weights"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_weighted_gradient(d):
    """∂/∂z_k of −Σ w_i q_i log softmax(z)_i is softmax(z)_k Σ w_i q_i − w_k q_k, with Σ w_i q_i = (1 − a) w_y + (a/K) Σ
    w_i."""
    K = d.size("K")
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    w = d.family("w", K, nonnegative)
    k, i = d.index("k", K), index("i", K)
    weighted = function(i, w[i] * ((1 - a) * delta(i, y) + a / K))
    weight = (1 - a) * w[y] + a / K * sum_(i, w[i])
    loss = softmax_cross_entropy(z, weighted)
    d.show(Eq(D(loss, z[k]), softmax(z)[k] * weight - w[k] * ((1 - a) * delta(k, y) + a / K)))
    (
        d.chain(D(loss, z[k]))
        .eq(
            softmax(z)[k] * sum_(i, weighted[i]) - weighted[k],
            softmax_cross_entropy_gradient_of_any_targets(K, z, weighted, k),
        )
        .eq(softmax(z)[k] * weight - w[k] * ((1 - a) * delta(k, y) + a / K), kronecker, linearity)
    )
