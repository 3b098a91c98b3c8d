"""The focal loss in the logit, in the form that is computed."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_as_softplus import log_sigmoid_as_softplus
from proofs.losses.activations.sigmoid_reflection import sigmoid_reflection
from proofs.losses.binary.positive_label_is_one import positive_label_is_one


@theorem(
    _("The focal loss in stable form"),
    claims=("loss:sigmoid_focal",),
    source="Lin et al. 2017",
    lemma=_("the focal loss in stable form"),
)
def sigmoid_focal_stable_form(d):
    """With s = 2y − 1 = ±1 and w the weight of the class: ℓ = w σ(−s x)^γ softplus(−s x). Nothing is subtracted
    from 1, and no logarithm is taken of a probability."""
    y, x = d.variable("y", integers(0, 1)), d.real("x")
    alpha, gamma = d.real("alpha"), d.variable("gamma", nonnegative)
    s, weight = signed_label(y), class_weight(y, alpha)
    loss = sigmoid_focal(y, x, alpha, gamma)
    stable = weight * sigmoid(-s * x) ** gamma * softplus(-s * x)
    d.show(Eq(loss, stable))
    with d.case(Eq(y, 0)) as negative_label:
        at_minus_x = log_sigmoid_as_softplus(-x).saying(_("log σ(x) = −softplus(−x) at {0}"), -x)
        (
            d.chain(loss)
            .eq((1 - alpha) * focal(1 - sigmoid(x), gamma), definition, negative_label)
            .eq(-(1 - alpha) * sigmoid(x) ** gamma * log(1 - sigmoid(x)), definition)
            .eq(-(1 - alpha) * sigmoid(x) ** gamma * log(sigmoid(-x)), sigmoid_reflection(x))
            .eq((1 - alpha) * sigmoid(x) ** gamma * softplus(x), at_minus_x)
            .eq(stable, negative_label)
        )
    with d.case(y > 0):
        one = d.have(Eq(y, 1), positive_label_is_one(y))
        (
            d.chain(loss)
            .eq(alpha * focal(sigmoid(x), gamma), definition, one)
            .eq(-alpha * (1 - sigmoid(x)) ** gamma * log(sigmoid(x)), definition)
            .eq(-alpha * sigmoid(-x) ** gamma * log(sigmoid(x)), sigmoid_reflection(x))
            .eq(alpha * sigmoid(-x) ** gamma * softplus(-x), log_sigmoid_as_softplus(x))
            .eq(stable, one)
        )
