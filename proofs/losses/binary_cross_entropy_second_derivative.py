"""The second derivative of binary cross-entropy in the prediction is positive: the loss is strictly convex."""

from derive.authoring import *
from proofs.losses.binary_cross_entropy_gradient import binary_cross_entropy_gradient


@theorem(_("The second derivative of binary cross-entropy"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_second_derivative(d):
    """∂²/∂p̂² of −y log p̂ − (1−y) log(1−p̂), for 0 < p̂ < 1 and any target y in [0, 1]."""
    y = d.variable("y", probability)
    p = d.open_probability("p_hat")
    slope, curvature = D(binary_cross_entropy(y, p), p), y / p**2 + (1 - y) / (1 - p) ** 2
    d.show(Eq(D(slope, p), curvature))
    with d.each(p):
        d.have(Eq(slope, (p - y) / (p * (1 - p))), binary_cross_entropy_gradient(y, p))
    gradient = d.proved()
    (
        d.chain(D(slope, p))
        .eq(D((p - y) / (p * (1 - p)), p), differentiating(at(gradient, p), p))
        .eq(curvature, differentiation)
    )
