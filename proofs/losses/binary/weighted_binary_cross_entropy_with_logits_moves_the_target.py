"""A weight of the positive class moves the target and scales the loss."""

from derive.authoring import *


@theorem(_("A weight of the positive class moves the target"), claims=("loss:binary_cross_entropy_with_logits",))
def weighted_binary_cross_entropy_with_logits_moves_the_target(d):
    """The loss is ω = 1 − y + c y times the unweighted loss of the target q = c y/ω: it is least where σ(x) = q, not
    where σ(x) = y, so the predicted probabilities are no longer calibrated."""
    y, x, c = d.variable("y", probability), d.real("x"), d.positive("c")
    p, weight, q = sigmoid(x), target_weight(y, c), moved_target(y, c)
    loss = weighted_binary_cross_entropy_with_logits(y, x, c)
    d.have(1 - y + c * y > 0, domain(y), domain(c))
    d.show(Eq(loss, weight * binary_cross_entropy_with_logits(q, x)))
    (
        d.chain(loss)
        .eq(-c * y * log(p) - (1 - y) * log(1 - p), definition)
        .eq(weight * (-q * log(p) - (1 - q) * log(1 - p)), definition)
        .eq(weight * binary_cross_entropy_with_logits(q, x), definition)
    )
