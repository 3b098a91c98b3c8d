"""1 − σ(x) = σ(−x)."""

from derive.authoring import *


@theorem(_("The sigmoid at the negative argument"), claims=("loss:sigmoid",), lemma="1 − σ(x) = σ(−x)")
def sigmoid_reflection(d):
    """1 − σ(x) = σ(−x) for every real x: the probability of the other class. Computed as σ(−x) it does not cancel."""
    x = d.real("x")
    d.show(Eq(1 - sigmoid(x), sigmoid(-x)))
    (
        d.chain(1 - sigmoid(x))
        .eq(1 - 1 / (1 + exp(-x)), definition)
        .eq(exp(-x) / (1 + exp(-x)), algebra)
        .eq(1 / (1 + exp(x)), words(_("numerator and denominator divided by {0}"), exp(-x)))
        .eq(sigmoid(-x), definition)
    )
