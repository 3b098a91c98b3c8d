"""The derivative of the focal loss in the logit."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.activations.softplus_derivative import softplus_derivative
from proofs.losses.binary.sigmoid_focal_stable_form import sigmoid_focal_stable_form


@theorem(
    _("The gradient of the focal loss"),
    claims=("loss:sigmoid_focal",),
    source="Lin et al. 2017",
    lemma=_("the gradient of the focal loss"),
)
def sigmoid_focal_gradient(d):
    """With s = 2y − 1 = ±1 and w the weight of the class: ∂ℓ/∂x = −s w σ(−s x)^γ (σ(−s x) + γ σ(s x) softplus(−s
    x)). In the words of the paper this is s w (1 − p_t)^γ (γ p_t log p_t − (1 − p_t)) with p_t = σ(s x)."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    alpha, gamma = d.real("alpha"), d.variable("gamma", nonnegative)
    s, weight = signed_label(y), class_weight(y, alpha)
    loss = sigmoid_focal(y, x, alpha, gamma)
    q = sigmoid(-s * x)
    d.show(Eq(D(loss, x), -s * weight * q**gamma * (q + gamma * sigmoid(s * x) * softplus(-s * x))))
    stable = weight * q**gamma * softplus(-s * x)
    with d.each(x):
        d.have(Eq(loss, stable), sigmoid_focal_stable_form(y, x, alpha, gamma))
    value = d.proved()
    u = variable("u", real)
    slope = D_at(sigmoid(u), u, -s * x)
    (
        d.chain(D(loss, x))
        .eq(D(stable, x), differentiating(at(value, x), x))
        .eq(
            -s
            * weight
            * (gamma * q ** (gamma - 1) * slope * softplus(-s * x) + q**gamma * D_at(softplus(u), u, -s * x)),
            chain_rule,
        )
        .eq(
            -s * weight * (gamma * q ** (gamma - 1) * (q * (1 - q)) * softplus(-s * x) + q**gamma * q),
            sigmoid_derivative(-s * x).saying("σ′ = σ(1 − σ)"),
            softplus_derivative(-s * x).saying("softplus′ = σ"),
        )
        .eq(-s * weight * q**gamma * (q + gamma * (1 - q) * softplus(-s * x)), algebra)
        .eq(-s * weight * q**gamma * (q + gamma * sigmoid(s * x) * softplus(-s * x)), words("1 − σ(u) = σ(−u)"))
    )
