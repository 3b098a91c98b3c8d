"""Binary cross-entropy is strictly convex in the prediction."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_second_derivative import binary_cross_entropy_second_derivative


@theorem(_("Binary cross-entropy is strictly convex"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_convex(d):
    """∂²ℓ(y, p̂)/∂p̂² > 0 for 0 < p̂ < 1 and any target y in [0, 1]."""
    y = d.variable("y", probability)
    p = d.open_probability("p_hat")
    curvature = y / p**2 + (1 - y) / (1 - p) ** 2
    second = D(binary_cross_entropy(y, p), p, 2)
    d.show(second > 0)
    value = d.have(Eq(second, curvature), binary_cross_entropy_second_derivative(y, p))
    with d.case(Eq(y, 0)) as zero:
        d.chain(second).eq(1 / (1 - p) ** 2, value, zero).gt(0, domain(p))
    with d.case(y > 0):
        d.chain(second).eq(curvature, value).gt(0, domain(p))
