"""The gradient of the mean soft margin loss carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.margin.soft_margin_gradient import soft_margin_gradient


@theorem(_("The gradient of the mean soft margin loss"), claims=("loss:soft_margin",))
def soft_margin_mean(d):
    """∂/∂x_k of (1/N) Σ ℓ(y_i, x_i) is −y_k σ(−y_k x_k)/N."""
    N = d.size("N")
    y, x = d.family("y", N), d.family("x", N)
    k, i, t = d.index("k", N), index("i", N), variable("t", real)

    def loss(i, x):
        return soft_margin(y[i], x)

    def slope(i):
        return -y[i] * sigmoid(-y[i] * x[i])

    mean = sum_(i, loss(i, x[i])) / N
    d.show(Eq(D(mean, x[k]), slope(k) / N))
    with d.each(i):
        d.have(Eq(D_at(loss(i, t), t, x[i]), slope(i)), soft_margin_gradient(y[i], x[i]).saying("∂ℓ/∂x = −y σ(−y x)"))
    each = d.proved()
    (
        d.chain(D(mean, x[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(i, t), t, x[i])) / N, chain_rule)
        .eq(D_at(loss(k, t), t, x[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
