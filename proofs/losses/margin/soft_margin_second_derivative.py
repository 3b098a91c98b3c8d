"""The second derivative of the soft margin loss."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.margin.soft_margin_gradient import soft_margin_gradient


@theorem(
    _("The second derivative of the soft margin loss"),
    claims=("loss:soft_margin",),
    lemma="∂²ℓ/∂x² = y² σ(y x) σ(−y x)",
)
def soft_margin_second_derivative(d):
    """∂²ℓ/∂x² = y² σ(y x) σ(−y x)."""
    y, x = d.real("y"), d.real("x")
    u = variable("u", real)
    loss, q = soft_margin(y, x), sigmoid(-y * x)
    d.show(Eq(D(loss, x, 2), y**2 * sigmoid(y * x) * q))
    with d.each(x):
        d.have(Eq(D(loss, x), -y * q), soft_margin_gradient(y, x))
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D(-y * q, x), differentiating(at(gradient, x), x))
        .eq(y**2 * D_at(sigmoid(u), u, -y * x), chain_rule)
        .eq(y**2 * (q * (1 - q)), sigmoid_derivative(-y * x).saying("σ′ = σ(1 − σ)"))
        .eq(y**2 * sigmoid(y * x) * q, words("1 − σ(−u) = σ(u)"))
    )
