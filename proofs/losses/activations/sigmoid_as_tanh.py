"""σ(x) = (1 + tanh(x/2))/2."""

from derive.authoring import *


@theorem(_("The sigmoid and the hyperbolic tangent"), claims=("loss:sigmoid",), lemma="σ(x) = (1 + tanh(x/2))/2")
def sigmoid_as_tanh(d):
    """σ(x) = (1 + tanh(x/2))/2: the sigmoid is a hyperbolic tangent, moved and scaled."""
    x = d.real("x")
    d.show(Eq(sigmoid(x), (1 + tanh(x / 2)) / 2))
    (
        d.chain((1 + tanh(x / 2)) / 2)
        .eq((1 + (exp(x / 2) - exp(-x / 2)) / (exp(x / 2) + exp(-x / 2))) / 2, exponentials)
        .eq(exp(x / 2) / (exp(x / 2) + exp(-x / 2)), algebra)
        .eq(1 / (1 + exp(-x)), words(_("numerator and denominator divided by {0}"), exp(x / 2)))
        .eq(sigmoid(x), definition)
    )
