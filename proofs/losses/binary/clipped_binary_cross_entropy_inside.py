"""Clipping a probability changes nothing inside the interval."""

from derive.authoring import *


@theorem(_("Where clipped probabilities change nothing"), claims=("loss:binary_cross_entropy",))
def clipped_binary_cross_entropy_inside(d):
    """For ε ≤ p ≤ 1 − ε the clipped loss is binary cross-entropy."""
    y, p = d.variable("y", probability), d.open_probability("p")
    eps = d.variable("epsilon", interval(0, term(1) / 2, left_open=True, right_open=True))
    low = d.suppose(eps <= p)
    high = d.suppose(p <= 1 - eps)
    d.show(Eq(clipped_binary_cross_entropy(y, p, eps), binary_cross_entropy(y, p)))
    (
        d.chain(clipped_binary_cross_entropy(y, p, eps))
        .eq(binary_cross_entropy(y, maximum(minimum(p, 1 - eps), eps)), definition)
        .eq(binary_cross_entropy(y, p), low, high)
    )
