"""The log-odds are the inverse of the sigmoid."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability


@theorem(_("The log-odds invert the sigmoid"), claims=("loss:sigmoid",), lemma="log(σ(x)/(1 − σ(x))) = x")
def log_odds_of_sigmoid(d):
    """log(σ(x)/(1 − σ(x))) = x for every real x: the logit is the logarithm of the odds."""
    x = d.real("x")
    d.show(Eq(log(sigmoid(x) / (1 - sigmoid(x))), x))
    d.have(conjunction((sigmoid(x) > 0, sigmoid(x) < 1)), sigmoid_is_a_probability(x))
    (
        d.chain(log(sigmoid(x) / (1 - sigmoid(x))))
        .eq(log(1 / (1 + exp(-x)) / (1 - 1 / (1 + exp(-x)))), definition)
        .eq(log(1 / exp(-x)), algebra)
        .eq(x, logarithms)
    )
