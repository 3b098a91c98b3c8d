"""With the weight 1 the weighted loss is the plain one."""

from derive.authoring import *


@theorem(_("Weight 1 changes nothing"), claims=("loss:binary_cross_entropy_with_logits",))
def weighted_binary_cross_entropy_with_logits_without_weight(d):
    """ℓ(y, x, 1) is binary cross-entropy with logits."""
    y, x = d.variable("y", probability), d.real("x")
    loss = weighted_binary_cross_entropy_with_logits(y, x, 1)
    d.show(Eq(loss, binary_cross_entropy_with_logits(y, x)))
    (
        d.chain(loss)
        .eq(-y * log(sigmoid(x)) - (1 - y) * log(1 - sigmoid(x)), definition)
        .eq(binary_cross_entropy_with_logits(y, x), definition)
    )
