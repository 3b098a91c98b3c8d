"""The gradient of the mean weighted binary cross-entropy with logits carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_gradient import (
    weighted_binary_cross_entropy_with_logits_gradient,
)


@theorem(
    _("The gradient of the mean weighted binary cross-entropy with logits"),
    claims=("loss:binary_cross_entropy_with_logits",),
)
def weighted_binary_cross_entropy_with_logits_mean(d):
    """∂/∂x_k of (1/N) Σ ℓ(y_i, x_i, c) is ((1 − y_k) σ(x_k) − c y_k σ(−x_k))/N: the divisor is N, not the sum of
    the weights."""
    N = d.size("N")
    y, x, c = d.family("y", N, probability), d.family("x", N), d.variable("c", nonnegative)
    k, i, t = d.index("k", N), index("i", N), variable("t", real)

    def loss(i, x):
        return weighted_binary_cross_entropy_with_logits(y[i], x, c)

    def slope(i):
        return (1 - y[i]) * sigmoid(x[i]) - c * y[i] * sigmoid(-x[i])

    mean = sum_(i, loss(i, x[i])) / N
    d.show(Eq(D(mean, x[k]), slope(k) / N))
    with d.each(i):
        d.have(
            Eq(D_at(loss(i, t), t, x[i]), slope(i)),
            weighted_binary_cross_entropy_with_logits_gradient(y[i], x[i], c).saying("∂ℓ/∂x = (1 − y)σ(x) − c y σ(−x)"),
        )
    each = d.proved()
    (
        d.chain(D(mean, x[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(i, t), t, x[i])) / N, chain_rule)
        .eq(D_at(loss(k, t), t, x[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
