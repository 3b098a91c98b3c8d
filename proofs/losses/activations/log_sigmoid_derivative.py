"""The derivative of log σ(x) is σ(−x)."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.activations.sigmoid_reflection import sigmoid_reflection


@theorem(_("The derivative of the logarithm of the sigmoid"), claims=("loss:log_sigmoid",), lemma="(log σ)′ = σ(−x)")
def log_sigmoid_derivative(d):
    """(log σ(x))′ = σ(−x) = 1 − σ(x): what every loss on logits is built of."""
    x = d.real("x")
    d.show(Eq(D(log(sigmoid(x)), x), sigmoid(-x)))
    (
        d.chain(D(log(sigmoid(x)), x))
        .eq(D(sigmoid(x), x) / sigmoid(x), chain_rule)
        .eq(sigmoid(x) * (1 - sigmoid(x)) / sigmoid(x), sigmoid_derivative(x))
        .eq(1 - sigmoid(x), algebra)
        .eq(sigmoid(-x), sigmoid_reflection(x))
    )
