"""The gradient of the mean binary cross-entropy carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_gradient import binary_cross_entropy_gradient


@theorem(_("The gradient of the mean binary cross-entropy"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_mean(d):
    """∂/∂p_k of (1/N) Σ ℓ(y_i, p_i) is (p_k − y_k)/(N p_k(1 − p_k))."""
    N = d.size("N")
    y, p = d.family("y", N, probability), d.family("p", N, open_probability)
    k, i, t = d.index("k", N), index("i", N), variable("t", open_probability)

    def loss(i, t):
        return binary_cross_entropy(y[i], t)

    def slope(i):
        return (p[i] - y[i]) / (p[i] * (1 - p[i]))

    mean = sum_(i, loss(i, p[i])) / N
    d.show(Eq(D(mean, p[k]), slope(k) / N))
    with d.each(i):
        d.have(
            Eq(D_at(loss(i, t), t, p[i]), slope(i)),
            binary_cross_entropy_gradient(y[i], p[i]).saying(_("the gradient of binary cross-entropy")),
        )
    each = d.proved()
    (
        d.chain(D(mean, p[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(i, t), t, p[i])) / N, chain_rule)
        .eq(D_at(loss(k, t), t, p[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
