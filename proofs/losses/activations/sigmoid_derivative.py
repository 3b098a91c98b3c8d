"""σ′(x) = σ(x)(1 − σ(x))."""

from derive.authoring import *


@theorem(_("The derivative of the sigmoid"), claims=("loss:sigmoid",), lemma="σ′ = σ(1 − σ)")
def sigmoid_derivative(d):
    """σ′(x) = σ(x)(1 − σ(x)) for every real x: the slope is known from the value."""
    x = d.real("x")
    d.show(Eq(D(sigmoid(x), x), sigmoid(x) * (1 - sigmoid(x))))
    (
        d.chain(D(sigmoid(x), x))
        .eq(D(1 / (1 + exp(-x)), x), definition)
        .eq(exp(-x) / (1 + exp(-x)) ** 2, chain_rule)
        .eq(1 / (1 + exp(-x)) * (exp(-x) / (1 + exp(-x))), algebra)
        .eq(1 / (1 + exp(-x)) * (1 - 1 / (1 + exp(-x))), algebra)
        .eq(sigmoid(x) * (1 - sigmoid(x)), definition)
    )
