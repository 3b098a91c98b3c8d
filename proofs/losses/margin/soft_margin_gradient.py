"""The derivative of the soft margin loss."""

from derive.authoring import *
from proofs.losses.activations.softplus_derivative import softplus_derivative
from proofs.losses.margin.soft_margin_as_softplus import soft_margin_as_softplus


@theorem(_("The gradient of the soft margin loss"), claims=("loss:soft_margin",), lemma="∂ℓ/∂x = −y σ(−y x)")
def soft_margin_gradient(d):
    """∂ℓ/∂x = −y σ(−y x)."""
    y, x = d.real("y"), d.real("x")
    u = variable("u", real)
    loss = soft_margin(y, x)
    d.show(Eq(D(loss, x), -y * sigmoid(-y * x)))
    with d.each(x):
        d.have(Eq(loss, softplus(-y * x)), soft_margin_as_softplus(y, x))
    value = d.proved()
    (
        d.chain(D(loss, x))
        .eq(D(softplus(-y * x), x), differentiating(at(value, x), x))
        .eq(-y * D_at(softplus(u), u, -y * x), chain_rule)
        .eq(-y * sigmoid(-y * x), softplus_derivative(-y * x).saying("softplus′ = σ"))
    )
