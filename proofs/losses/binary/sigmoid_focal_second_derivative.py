"""The second derivative of the focal loss in the logit."""

from derive.authoring import *
from proofs.losses.binary.sigmoid_focal_gradient import sigmoid_focal_gradient
from proofs.losses.binary.signed_label_squared import signed_label_squared


@theorem(_("The second derivative of the focal loss"), claims=("loss:sigmoid_focal",))
def sigmoid_focal_second_derivative(d):
    """With s = 2y − 1 = ±1, p = σ(s x) and q = σ(−s x): ∂²ℓ/∂x² = w p q^γ ((2γ + 1) q + γ (γ p − q) softplus(−s x)).
    The last term is negative where p is small: there the curvature changes its sign."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    alpha, gamma = d.real("alpha"), d.variable("gamma", nonnegative)
    s, weight = signed_label(y), class_weight(y, alpha)
    loss = sigmoid_focal(y, x, alpha, gamma)
    p, q, surprise = sigmoid(s * x), sigmoid(-s * x), softplus(-s * x)
    curvature = weight * p * q**gamma * ((2 * gamma + 1) * q + gamma * (gamma * p - q) * surprise)
    d.show(Eq(D(loss, x, 2), curvature))
    slope = -s * weight * q**gamma * (q + gamma * p * surprise)
    with d.each(x):
        d.have(Eq(D(loss, x), slope), sigmoid_focal_gradient(y, x, alpha, gamma))
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D(D(loss, x), x), words(_("the derivative of the derivative")))
        .eq(D(slope, x), differentiating(at(gradient, x), x))
        .eq(s**2 * curvature, chain_rule)
        .eq(curvature, signed_label_squared(y).times(curvature))
    )
