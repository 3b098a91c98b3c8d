"""The gradient of the mean hinge loss carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.margin.hinge_gradient import hinge_gradient


@theorem(_("The gradient of the mean hinge loss"), claims=("loss:hinge",))
def hinge_mean(d):
    """∂/∂x_k of (1/N) Σ ℓ(y_i, x_i) is −y_k [1 − y_k x_k > 0]/N where no item lies exactly at the margin."""
    N = d.size("N")
    y, x = d.family("y", N), d.family("x", N)
    k, i, t = d.index("k", N), index("i", N), variable("t", real)
    d.suppose(forall(i, Ne(y[i] * x[i], 1)))

    def loss(i, x):
        return hinge(y[i], x)

    def slope(i):
        return -y[i] * is_positive(1 - y[i] * x[i])

    mean = sum_(i, loss(i, x[i])) / N
    d.show(Eq(D(mean, x[k]), slope(k) / N))
    with d.each(i):
        d.have(
            Eq(D_at(loss(i, t), t, x[i]), slope(i)),
            hinge_gradient(y[i], x[i]).saying(_("the gradient of the hinge loss")),
        )
    each = d.proved()
    (
        d.chain(D(mean, x[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(i, t), t, x[i])) / N, chain_rule)
        .eq(D_at(loss(k, t), t, x[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
