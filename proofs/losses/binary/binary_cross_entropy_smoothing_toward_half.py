"""Smoothing the targets toward ½ adds the cross-entropy to a fair coin."""

from derive.authoring import *


@theorem(_("Binary label smoothing"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_smoothing_toward_half(d):
    """With y(1 − a) + a/2 in place of y, the loss is the mixture (1 − a) ℓ(y, p̂) + a ℓ(½, p̂): this is label smoothing
    with two classes, and its optimum is never a hard target."""
    y, p, a = d.variable("y", probability), d.open_probability("p_hat"), d.variable("a", probability)
    half = term(1) / 2
    smoothed = y * (1 - a) + a / 2
    d.show(
        Eq(
            binary_cross_entropy(smoothed, p),
            (1 - a) * binary_cross_entropy(y, p) + a * binary_cross_entropy(half, p),
        )
    )
    (
        d.chain(binary_cross_entropy(smoothed, p))
        .eq(-smoothed * log(p) - (1 - smoothed) * log(1 - p), definition)
        .eq(
            (1 - a) * (-y * log(p) - (1 - y) * log(1 - p)) + a * (-half * log(p) - half * log(1 - p)),
            algebra,
        )
        .eq((1 - a) * binary_cross_entropy(y, p) + a * binary_cross_entropy(half, p), definition)
    )
