"""Weighted binary cross-entropy is convex in the logit."""

from derive.authoring import *
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_second_derivative import (
    weighted_binary_cross_entropy_with_logits_second_derivative,
)


@theorem(_("Weighted binary cross-entropy with logits is convex"), claims=("loss:binary_cross_entropy_with_logits",))
def weighted_binary_cross_entropy_with_logits_convex(d):
    """∂²ℓ/∂x² ≥ 0 for every logit, every target and every weight c ≥ 0. (With c = 0 a positive item has no loss.)"""
    y, x, c = d.variable("y", probability), d.real("x"), d.variable("c", nonnegative)
    p, second = sigmoid(x), D(weighted_binary_cross_entropy_with_logits(y, x, c), x, 2)
    d.show(second >= 0)
    (
        d.chain(second)
        .eq((1 - y + c * y) * p * (1 - p), weighted_binary_cross_entropy_with_logits_second_derivative(y, x, c))
        .ge(0, words(_("{0}, {1} and {2}"), 1 - y + c * y >= 0, p > 0, 1 - p > 0))
    )
