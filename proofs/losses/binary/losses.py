"""The losses of this folder and the derivations that speak of them."""

from derive.authoring.loss import Loss, filed

_LOGITS = "binary_cross_entropy_with_logits"
_WEIGHTED = "weighted_binary_cross_entropy_with_logits"
_SIGMOID = (
    "sigmoid_stable_form",
    "sigmoid_is_a_probability",
    "sigmoid_reflection",
    "sigmoid_derivative",
    "sigmoid_as_tanh",
    "log_sigmoid_as_softplus",
    "log_sigmoid_stable_form",
    "log_sigmoid_derivative",
    "softplus_stable_form",
    "softplus_derivative",
    "softplus_difference",
)

LOSSES: tuple[Loss, ...] = filed(
    __file__,
    Loss(
        name="binary_cross_entropy",
        row="binary cross-entropy of a probability",
        arguments={"p_hat": ""},
        variants=(
            "clamped_binary_cross_entropy_inside",
            "clamped_binary_cross_entropy_logarithm",
            "clamped_binary_cross_entropy_at_zero",
            "clamped_binary_cross_entropy_gradient",
            "clipped_binary_cross_entropy_inside",
            "clipped_binary_cross_entropy_at_zero",
            "clipped_binary_cross_entropy_in_numbers",
            "clipped_binary_cross_entropy_gradient_outside",
            "one_term_loss_is_not_binary_cross_entropy",
        ),
        aliases=(
            "BCELoss",
            "torch.nn.BCELoss",
            "torch.nn.functional.binary_cross_entropy",
            "keras.losses.BinaryCrossentropy",
            "sklearn.metrics.log_loss",
            "log_loss",
        ),
    ),
    Loss(
        name=_LOGITS,
        row="binary cross-entropy with logits",
        arguments={"x": ""},
        rests_on=("softmax_of_two_classes", *_SIGMOID),
        variants=("soft_margin_is_binary_cross_entropy", f"{_WEIGHTED}_without_weight"),
        aliases=(
            "BCEWithLogitsLoss",
            "torch.nn.BCEWithLogitsLoss",
            "torch.nn.functional.binary_cross_entropy_with_logits",
            "optax.sigmoid_binary_cross_entropy",
            "keras.losses.BinaryCrossentropy(from_logits=True)",
            "sigmoid_binary_cross_entropy",
        ),
    ),
    Loss(
        name=_WEIGHTED,
        row="binary cross-entropy with logits and a weight of the positive class",
        arguments={"x": ""},
        aliases=(
            "torch.nn.BCEWithLogitsLoss(pos_weight=c)",
            "tf.nn.weighted_cross_entropy_with_logits",
            "pos_weight",
        ),
    ),
    Loss(
        name="multilabel_soft_margin",
        row="multilabel soft margin",
        arguments={"x": ""},
        aliases=(
            "MultiLabelSoftMarginLoss",
            "torch.nn.MultiLabelSoftMarginLoss",
            "torch.nn.functional.multilabel_soft_margin_loss",
        ),
    ),
    Loss(
        name="sigmoid_focal",
        row="focal loss with logits",
        arguments={"x": ""},
        rests_on=("signed_label_squared", "positive_label_is_one"),
        variants=("sigmoid_focal_of_cross_entropy_hard_labels", "sigmoid_focal_of_cross_entropy_soft_labels"),
        aliases=(
            "torchvision.ops.sigmoid_focal_loss",
            "optax.sigmoid_focal_loss",
            "keras.losses.BinaryFocalCrossentropy",
            "sigmoid_focal_loss",
            "focal",
        ),
    ),
    Loss(
        name="tversky",
        row="Tversky",
        arguments={"p": ""},
        variants=("tversky_with_weights_swapped", "dice_is_tversky"),
        aliases=("keras.losses.Tversky",),
    ),
    Loss(
        name="dice",
        row="Dice",
        arguments={"p": ""},
        variants=("dice_is_tversky",),
        aliases=("keras.losses.Dice", "soft_dice"),
    ),
    Loss(
        name="logistic_regression",
        row="logistic regression",
        arguments={"w": "weight", "b": "bias"},
        reductions=(f"{_LOGITS}_mean",),
        rests_on=(f"{_LOGITS}_gradient", f"{_LOGITS}_second_derivative", "step_against_a_slope"),
        aliases=("binary_logistic_regression",),
    ),
)
