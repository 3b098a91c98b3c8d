"""With γ = 0 the focal loss is weighted binary cross-entropy."""

from derive.authoring import *
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(_("The focal loss with γ = 0"), claims=("loss:sigmoid_focal",))
def sigmoid_focal_without_focus(d):
    """ℓ(y, x, α, 0) = w times binary cross-entropy with logits, for labels 0 and 1."""
    y, x, alpha = d.variable("y", integers(0, 1)), d.real("x"), d.real("alpha")
    weight, p = class_weight(y, alpha), sigmoid(x)
    loss, plain = sigmoid_focal(y, x, alpha, 0), binary_cross_entropy_with_logits(y, x)
    d.show(Eq(loss, weight * plain))
    with d.case(Eq(y, 0)) as negative_label:
        d.chain(loss).eq(weight * -log(1 - p), definition, negative_label).eq(weight * plain, negative_label)
    with d.case(y > 0):
        one = d.have(Eq(y, 1), positive_label_is_one(y))
        d.chain(loss).eq(weight * -log(p), definition, one).eq(weight * plain, one)
