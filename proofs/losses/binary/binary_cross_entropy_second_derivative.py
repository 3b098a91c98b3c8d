"""The second derivative of binary cross-entropy in the prediction."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_gradient import binary_cross_entropy_gradient


@theorem(_("The second derivative of binary cross-entropy"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_second_derivative(d):
    """∂²/∂p̂² of −y log p̂ − (1−y) log(1−p̂), for 0 < p̂ < 1 and any target y in [0, 1]."""
    y = d.variable("y", probability)
    p = d.open_probability("p_hat")
    loss, curvature = binary_cross_entropy(y, p), y / p**2 + (1 - y) / (1 - p) ** 2
    d.show(Eq(D(loss, p, 2), curvature))
    with d.each(p):
        d.have(Eq(D(loss, p), (p - y) / (p * (1 - p))), binary_cross_entropy_gradient(y, p))
    gradient = d.proved()
    (
        d.chain(D(loss, p, 2))
        .eq(D(D(loss, p), p), words(_("the derivative of the derivative")))
        .eq(D((p - y) / (p * (1 - p)), p), differentiating(at(gradient, p), p))
        .eq(curvature, quotient_rule)
    )
