"""A weight of the positive class moves the target and scales the loss."""

from derive.authoring import *


@theorem(_("A weight of the positive class moves the target"), claims=("loss:binary_cross_entropy_with_logits",))
def weighted_binary_cross_entropy_with_logits_moves_the_target(d):
    """With the item's weight w = 1 − y + c y, the loss is w times the unweighted loss of the target c y/w: it is least
    where σ(x) = c y/w, not where σ(x) = y, so the predicted probabilities are no longer calibrated."""
    y, x, c = d.variable("y", probability), d.real("x"), d.positive("c")
    p, weight = sigmoid(x), 1 - y + c * y
    loss = weighted_binary_cross_entropy_with_logits(y, x, c)
    moved = c * y / weight
    d.have(weight > 0, domain(y), domain(c))
    d.show(Eq(loss, weight * binary_cross_entropy_with_logits(moved, x)))
    (
        d.chain(loss)
        .eq(-c * y * log(p) - (1 - y) * log(1 - p), definition)
        .eq(weight * (-moved * log(p) - (1 - moved) * log(1 - p)), algebra)
        .eq(weight * binary_cross_entropy_with_logits(moved, x), definition)
    )
