"""The gradient of the mean over N items carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_gradient import binary_cross_entropy_with_logits_gradient


@theorem(
    _("The gradient of the mean binary cross-entropy with logits"),
    claims=("loss:binary_cross_entropy_with_logits",),
)
def binary_cross_entropy_with_logits_mean(d):
    """∂/∂x_k of (1/N) Σ ℓ(y_i, x_i) is (σ(x_k) − y_k)/N: only the item k speaks of x_k."""
    N = d.size("N")
    y, x = d.family("y", N, probability), d.family("x", N)
    k = d.index("k", N)
    i, t = index("i", N), variable("t", real)
    loss = binary_cross_entropy_with_logits
    mean = sum_(i, loss(y[i], x[i])) / N
    d.show(Eq(D(mean, x[k]), (sigmoid(x[k]) - y[k]) / N))
    with d.each(i):
        d.have(
            Eq(D_at(loss(y[i], t), t, x[i]), sigmoid(x[i]) - y[i]),
            binary_cross_entropy_with_logits_gradient(y[i], x[i]),
        )
    each = d.proved()
    (
        d.chain(D(mean, x[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(y[i], t), t, x[i])) / N, chain_rule)
        .eq(D_at(loss(y[k], t), t, x[k]) / N, kronecker)
        .eq((sigmoid(x[k]) - y[k]) / N, at(each, k))
    )
