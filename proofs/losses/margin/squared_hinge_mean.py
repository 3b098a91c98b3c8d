"""The gradient of the mean squared hinge loss carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.margin.squared_hinge_gradient import squared_hinge_gradient


@theorem(_("The gradient of the mean squared hinge loss"), claims=("loss:squared_hinge",))
def squared_hinge_mean(d):
    """∂/∂x_k of (1/N) Σ ℓ(y_i, x_i) is −2 y_k max(1 − y_k x_k, 0)/N."""
    N = d.size("N")
    y, x = d.family("y", N), d.family("x", N)
    k, i, t = d.index("k", N), index("i", N), variable("t", real)

    def loss(i, x):
        return squared_hinge(y[i], x)

    def slope(i):
        return -2 * y[i] * maximum(1 - y[i] * x[i], 0)

    mean = sum_(i, loss(i, x[i])) / N
    d.show(Eq(D(mean, x[k]), slope(k) / N))
    with d.each(i):
        d.have(
            Eq(D_at(loss(i, t), t, x[i]), slope(i)),
            squared_hinge_gradient(y[i], x[i]).saying(_("the gradient of the squared hinge loss")),
        )
    each = d.proved()
    (
        d.chain(D(mean, x[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(i, t), t, x[i])) / N, chain_rule)
        .eq(D_at(loss(k, t), t, x[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
