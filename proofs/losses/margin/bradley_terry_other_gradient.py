"""The derivative of the Bradley–Terry loss in the score of what was not preferred."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_derivative import log_sigmoid_derivative


@theorem(
    _("The gradient of the Bradley–Terry loss in the other score"),
    claims=("loss:bradley_terry",),
    lemma="∂ℓ/∂b = σ(b − a)",
)
def bradley_terry_other_gradient(d):
    """∂ℓ/∂b = σ(b − a): the two derivatives are opposite, since only the difference of the scores counts."""
    a, b = d.real("a"), d.real("b")
    u = variable("u", real)
    loss = bradley_terry(a, b)
    d.show(Eq(D(loss, b), sigmoid(b - a)))
    (
        d.chain(D(loss, b))
        .eq(D(-log(sigmoid(a - b)), b), definition)
        .eq(D_at(log(sigmoid(u)), u, a - b), chain_rule)
        .eq(sigmoid(-(a - b)), log_sigmoid_derivative(a - b).saying("(log σ)′ = σ(−u)"))
        .eq(sigmoid(b - a), algebra)
    )
