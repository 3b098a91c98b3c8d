"""The losses of this folder and the derivations that speak of them."""

from derive.authoring.loss import Loss, filed

LOSSES: tuple[Loss, ...] = filed(
    __file__,
    Loss(
        name="hinge",
        row="hinge",
        arguments={"x": ""},
        rests_on=("positive_part_subgradient", "positive_part_convex"),
        variants=("squared_hinge_stable_form", "soft_margin_stable_form"),
        aliases=("optax.hinge_loss", "keras.losses.Hinge", "sklearn.metrics.hinge_loss", "hinge_loss"),
    ),
    Loss(
        name="squared_hinge",
        row="squared hinge",
        arguments={"x": ""},
        rests_on=("squared_positive_part_convex",),
        variants=("hinge_stable_form",),
        aliases=("keras.losses.SquaredHinge",),
    ),
    Loss(
        name="soft_margin",
        row="soft margin",
        arguments={"x": ""},
        rests_on=("softplus_stable_form", "softplus_derivative", "sigmoid_stable_form"),
        variants=("soft_margin_is_binary_cross_entropy",),
        aliases=("SoftMarginLoss", "torch.nn.SoftMarginLoss", "torch.nn.functional.soft_margin_loss"),
    ),
    Loss(
        name="multi_margin",
        row="multi-margin, p = 1",
        arguments={"z": ""},
        rests_on=("positive_part_subgradient", "positive_part_convex"),
        variants=("squared_multi_margin_stable_form",),
        aliases=("MultiMarginLoss", "torch.nn.MultiMarginLoss", "torch.nn.functional.multi_margin_loss"),
    ),
    Loss(
        name="squared_multi_margin",
        row="multi-margin, p = 2",
        arguments={"z": ""},
        rests_on=("squared_positive_part_convex",),
        variants=("multi_margin_stable_form",),
        aliases=("torch.nn.MultiMarginLoss(p=2)",),
    ),
    Loss(
        name="bradley_terry",
        row="Bradley–Terry",
        arguments={"a": "preferred", "b": "other"},
        rests_on=("sigmoid_reflection", "log_sigmoid_derivative"),
        variants=("dpo_is_bradley_terry",),
        aliases=("reward_model", "pairwise_logistic"),
    ),
    Loss(
        name="dpo",
        row="direct preference optimisation",
        arguments={"Delta": ""},
        rests_on=("log_sigmoid_derivative",),
        variants=("dpo_is_bradley_terry",),
        aliases=("direct_preference_optimisation", "direct_preference_optimization"),
    ),
)
