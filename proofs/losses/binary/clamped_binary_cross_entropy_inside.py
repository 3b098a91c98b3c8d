"""Clamping the logarithms at −100 changes nothing where both probabilities are at least e^{−100}."""

from derive.authoring import *


@theorem(_("Where clamped logarithms change nothing"), claims=("loss:binary_cross_entropy",))
def clamped_binary_cross_entropy_inside(d):
    """For e^{−100} ≤ p ≤ 1 − e^{−100} the clamped loss is binary cross-entropy."""
    y, p = d.variable("y", probability), d.open_probability("p")
    low = d.suppose(p >= exp(-term(100)))
    high = d.suppose(1 - p >= exp(-term(100)))
    d.show(Eq(clamped_binary_cross_entropy(y, p), binary_cross_entropy(y, p)))
    (
        d.chain(clamped_binary_cross_entropy(y, p))
        .eq(-y * log(maximum(p, exp(-term(100)))) - (1 - y) * log(maximum(1 - p, exp(-term(100)))), definition)
        .eq(-y * log(p) - (1 - y) * log(1 - p), low, high)
        .eq(binary_cross_entropy(y, p), definition)
    )
