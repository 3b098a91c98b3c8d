"""The gradient of the mean focal loss carries the factor 1/N."""

from derive.authoring import *
from proofs.losses.binary.sigmoid_focal_gradient import sigmoid_focal_gradient


@theorem(_("The gradient of the mean focal loss"), claims=("loss:sigmoid_focal",))
def sigmoid_focal_mean(d):
    """∂/∂x_k of (1/N) Σ ℓ(y_i, x_i, α, γ) is the derivative of the item k, divided by N."""
    N = d.size("N")
    y, x = d.family("y", N, integers(0, 1)), d.family("x", N)
    alpha, gamma = d.real("alpha"), d.variable("gamma", nonnegative)
    k, i, t = d.index("k", N), index("i", N), variable("t", real)

    def loss(i, x):
        return sigmoid_focal(y[i], x, alpha, gamma)

    def slope(i):
        return (
            -signed_label(y[i])
            * class_weight(y[i], alpha)
            * sigmoid(-signed_label(y[i]) * x[i]) ** gamma
            * (
                sigmoid(-signed_label(y[i]) * x[i])
                + gamma * sigmoid(signed_label(y[i]) * x[i]) * softplus(-signed_label(y[i]) * x[i])
            )
        )

    mean = sum_(i, loss(i, x[i])) / N
    d.show(Eq(D(mean, x[k]), slope(k) / N))
    with d.each(i):
        d.have(
            Eq(D_at(loss(i, t), t, x[i]), slope(i)),
            sigmoid_focal_gradient(y[i], x[i], alpha, gamma).saying(_("the gradient of the focal loss")),
        )
    each = d.proved()
    (
        d.chain(D(mean, x[k]))
        .eq(sum_(i, delta(i, k) * D_at(loss(i, t), t, x[i])) / N, chain_rule)
        .eq(D_at(loss(k, t), t, x[k]) / N, kronecker)
        .eq(slope(k) / N, at(each, k).times(1 / N))
    )
