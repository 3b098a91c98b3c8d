"""The two forms of the focal loss agree for labels 0 and 1."""

from derive.authoring import *
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(_("The two forms of the focal loss agree for hard labels"), claims=("loss:sigmoid_focal",))
def sigmoid_focal_of_cross_entropy_hard_labels(d):
    """For y = 0 and y = 1, −α_t (1 − p_t)^γ log p_t is α_t (1 − p_t)^γ times binary cross-entropy."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    alpha, gamma = d.real("alpha"), d.variable("gamma", nonnegative)
    one_form, other_form = sigmoid_focal(y, x, alpha, gamma), sigmoid_focal_of_cross_entropy(y, x, alpha, gamma)
    p = sigmoid(x)
    d.show(Eq(one_form, other_form))
    with d.case(Eq(y, 0)) as negative_label:
        (
            d.chain(one_form)
            .eq(-(1 - alpha) * p**gamma * log(1 - p), definition, negative_label)
            .eq(other_form, negative_label)
        )
    with d.case(y > 0):
        one = d.have(Eq(y, 1), positive_label_is_one(y))
        d.chain(one_form).eq(-alpha * (1 - p) ** gamma * log(p), definition, one).eq(other_form, one)
