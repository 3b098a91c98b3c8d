"""The losses of this folder and the derivations that speak of them."""

from derive.authoring.loss import Loss, filed

_LABELS = "softmax_cross_entropy_with_integer_labels"
_IDENTITIES = (
    "logsumexp_stable_form",
    "softmax_stable_form",
    "log_softmax_stable_form",
    "log_softmax_is_log_of_softmax",
    "softmax_derivative",
    "softmax_sums_to_one",
    "softmax_positive",
    "softmax_shift",
    "logsumexp_shift",
    "logsumexp_gradient",
    "logsumexp_hessian",
    "logsumexp_convex",
)

LOSSES: tuple[Loss, ...] = filed(
    __file__,
    Loss(
        name=_LABELS,
        row="cross-entropy with a class label",
        arguments={"z": ""},
        rests_on=("softmax_of_two_classes", "softmax_regression_input_gradient", *_IDENTITIES),
        variants=(f"{_LABELS}_two_divisors", "label_smoothing_cross_entropy_mixture"),
        aliases=(
            "CrossEntropyLoss",
            "torch.nn.CrossEntropyLoss",
            "torch.nn.functional.cross_entropy",
            "optax.softmax_cross_entropy_with_integer_labels",
            "keras.losses.SparseCategoricalCrossentropy",
            "sparse_categorical_crossentropy",
        ),
    ),
    Loss(
        name="softmax_cross_entropy",
        row="cross-entropy with soft targets",
        arguments={"z": "", "t": "target"},
        gradients={"z": "softmax_cross_entropy_gradient_of_any_targets"},
        rests_on=("softmax_cross_entropy_gradient", "kl_divergence_of_softmax_gradient", *_IDENTITIES),
        variants=(f"{_LABELS}_is_one_hot", f"{_LABELS}_two_divisors"),
        aliases=("optax.softmax_cross_entropy", "keras.losses.CategoricalCrossentropy", "categorical_crossentropy"),
    ),
    Loss(
        name="label_smoothing_cross_entropy",
        row="cross-entropy with label smoothing",
        arguments={"z": ""},
        variants=(
            "label_smoothing_over_other_classes_is_more_smoothing",
            "label_smoothing_over_other_classes_gradient_differs",
            "label_smoothing_cross_entropy_weighted",
            "label_smoothing_cross_entropy_weighted_gradient",
        ),
        aliases=("label_smoothing", "torch.nn.CrossEntropyLoss(label_smoothing=a)", "optax.smooth_labels"),
    ),
    Loss(
        name="label_smoothing_over_other_classes",
        row="cross-entropy with label smoothing a/(K − 1)",
        arguments={"z": ""},
        variants=(
            "label_smoothing_over_other_classes_is_more_smoothing",
            "label_smoothing_over_other_classes_gradient_differs",
        ),
    ),
    Loss(
        name="temperature_cross_entropy",
        row="cross-entropy at a temperature",
        arguments={"z": "", "T": "temperature"},
        rests_on=("softmax_at_high_temperature", "softmax_at_a_temperature_stable_form"),
        variants=("distillation_gradient",),
        aliases=("temperature_scaling",),
    ),
    Loss(
        name="distillation",
        row="distillation with the factor T²",
        arguments={"z": ""},
        rests_on=("softmax_slope_at_high_temperature", "softmax_at_high_temperature"),
        variants=("kl_divergence_of_softmax_gradient",),
        aliases=("knowledge_distillation",),
    ),
    Loss(name="z_loss", row="z-loss", arguments={"z": ""}),
    Loss(
        name="info_nce",
        row="InfoNCE",
        arguments={"s": "", "tau": "temperature"},
        variants=("temperature_cross_entropy_stable_form",),
        aliases=("InfoNCE", "NT-Xent", "optax.losses.ntxent"),
    ),
    Loss(
        name="perplexity",
        row="perplexity",
        arguments={"Z": ""},
        reductions=(f"{_LABELS}_mean",),
        aliases=("keras_hub.metrics.Perplexity",),
    ),
    Loss(
        name="softmax_regression",
        row="softmax regression",
        arguments={"W": "weight", "b": "bias"},
        reductions=(f"{_LABELS}_mean",),
        rests_on=("step_against_a_slope",),
        variants=(f"{_LABELS}_stable_form",),
        aliases=("multinomial_logistic_regression", "sklearn.linear_model.LogisticRegression"),
    ),
)
