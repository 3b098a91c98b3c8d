"""softplus′(x) = σ(x)."""

from derive.authoring import *


@theorem(_("The derivative of softplus"), claims=("loss:softplus",), lemma="softplus′ = σ")
def softplus_derivative(d):
    """softplus′(x) = σ(x) for every real x: softplus is a primitive of the sigmoid."""
    x = d.real("x")
    d.show(Eq(D(softplus(x), x), sigmoid(x)))
    (
        d.chain(D(softplus(x), x))
        .eq(D(log(1 + exp(x)), x), definition)
        .eq(exp(x) / (1 + exp(x)), chain_rule)
        .eq(1 / (1 + exp(-x)), words(_("numerator and denominator divided by {0}"), exp(x)))
        .eq(sigmoid(x), definition)
    )
