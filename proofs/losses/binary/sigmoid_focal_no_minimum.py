"""The focal loss is positive and falls all the way toward the label."""

from derive.authoring import *
from proofs.losses.binary.sigmoid_focal_gradient import sigmoid_focal_gradient
from proofs.losses.binary.signed_label_squared import signed_label_squared


@theorem(_("The focal loss has no minimum"), claims=("loss:sigmoid_focal",))
def sigmoid_focal_no_minimum(d):
    """For 0 < α < 1 the slope is negative for the label 1 and positive for the label 0 at every logit: (2y − 1) ∂ℓ/∂x
    < 0, so no logit is a minimum."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    alpha, gamma = d.open_probability("alpha"), d.variable("gamma", nonnegative)
    s, weight = signed_label(y), class_weight(y, alpha)
    slope = D(sigmoid_focal(y, x, alpha, gamma), x)
    q, surprise = sigmoid(-s * x), softplus(-s * x)
    d.show(s * slope < 0)
    steep = weight * q**gamma * (q + gamma * sigmoid(s * x) * surprise)
    value = d.have(
        Eq(slope, -s * weight * q**gamma * (q + gamma * sigmoid(s * x) * surprise)),
        sigmoid_focal_gradient(y, x, alpha, gamma),
    )
    d.have(weight > 0, domain(alpha), domain(y))
    d.have(surprise > 0, sign)
    inner = d.have(q + gamma * sigmoid(s * x) * surprise > 0, d.have(gamma * sigmoid(s * x) * surprise >= 0, sign))
    below = d.have(-steep < 0, inner.times(weight * q**gamma))
    (
        d.chain(s * slope)
        .eq(-(s**2) * steep, value.times(s))
        .eq(-steep, signed_label_squared(y).times(-steep))
        .lt(0, below)
    )
