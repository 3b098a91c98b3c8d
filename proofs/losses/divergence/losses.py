"""The losses of this folder and the derivations that speak of them."""

from derive.authoring.loss import Loss, filed

_NLL, _PROBABILITIES = "negative_log_likelihood", "negative_log_likelihood_of_probabilities"
_LOG_INPUT, _LOG_TARGET = "kl_divergence_with_log_input", "kl_divergence_with_log_target"
_GENERALISED, _JS, _DISTANCE = "generalised_kl_divergence", "jensen_shannon", "jensen_shannon_distance"
_VAE, _VAE_LOG = "gaussian_kl", "gaussian_kl_with_log_variance"

LOSSES: tuple[Loss, ...] = filed(
    __file__,
    Loss(
        name=_NLL,
        row="NLL",
        arguments={"x": ""},
        variants=(f"{_PROBABILITIES}_stable_form",),
        aliases=("NLLLoss", "torch.nn.NLLLoss", "torch.nn.functional.nll_loss", "nll_loss"),
    ),
    Loss(
        name=_PROBABILITIES,
        row="NLL of probabilities",
        arguments={"p": ""},
        rests_on=(f"{_NLL}_of_logarithms",),
        variants=(f"{_NLL}_stable_form",),
        aliases=("keras.losses.SparseCategoricalCrossentropy(from_logits=False)",),
    ),
    Loss(
        name="kl_divergence",
        row="KL of probabilities",
        arguments={"p": "first_argument", "q": ""},
        gradients={"p": "kl_divergence_first_argument_gradient", "q": "kl_divergence_gradient"},
        hessians={"p": "kl_divergence_first_argument_hessian", "q": "kl_divergence_hessian"},
        convexity=("kl_divergence_jointly_convex",),
        minimum=("gibbs_inequality", "divergence_of_equals", "zero_divergence_only_if_equal"),
        rests_on=("cross_entropy_gradient",),
        variants=(
            "reverse_kl_divergence_of_softmax_gradient",
            "kl_divergence_not_symmetric",
            f"{_GENERALISED}_is_kl_divergence",
            f"{_LOG_INPUT}_is_kl_divergence",
        ),
        aliases=("keras.losses.KLDivergence", "scipy.stats.entropy", "scipy.special.rel_entr"),
    ),
    Loss(
        name=_LOG_INPUT,
        row="KL (input x = log q)",
        arguments={"x": "", "t": "target"},
        rests_on=(
            "kl_divergence_slope_below_any_bound",
            "kl_divergence_no_slope_at_zero_target",
            "kl_divergence_of_softmax_gradient",
            "kl_divergence_and_cross_entropy_in_logits",
        ),
        variants=(f"{_LOG_TARGET}_is_with_log_input", "reverse_kl_divergence_of_softmax_gradient"),
        aliases=(
            "KLDivLoss",
            "torch.nn.KLDivLoss",
            "torch.nn.functional.kl_div",
            "optax.kl_divergence",
            "optax.losses.kl_divergence",
        ),
    ),
    Loss(
        name=_LOG_TARGET,
        row="KL (input x = log q, target s = log t)",
        arguments={"x": "", "s": "target"},
        variants=(f"{_LOG_INPUT}_stable_form",),
        aliases=(
            "torch.nn.KLDivLoss(log_target=True)",
            "optax.kl_divergence_with_log_targets",
            "optax.losses.kl_divergence_with_log_targets",
        ),
    ),
    Loss(
        name=_GENERALISED,
        row="KL with −t + q",
        arguments={"q": ""},
        variants=("kl_divergence_stable_form",),
        aliases=("scipy.special.kl_div",),
    ),
    Loss(
        name=_JS,
        row="Jensen–Shannon",
        arguments={"p": "", "t": "target"},
        rests_on=("dominated_by_the_mixture", "close_entries_are_positive"),
        variants=(f"{_DISTANCE}_squared", f"{_DISTANCE}_gradient"),
    ),
    Loss(
        name=_DISTANCE,
        row="Jensen–Shannon, square root",
        arguments={"p": ""},
        variants=(f"{_JS}_stable_form",),
        aliases=("scipy.spatial.distance.jensenshannon",),
    ),
    Loss(
        name=_VAE,
        row="Gaussian KL of a VAE",
        arguments={"mu": "mean", "sigma": "deviation"},
        rests_on=("divergence_of_normal_distributions",),
        variants=(f"{_VAE_LOG}_is_gaussian_kl",),
        aliases=("vae_kl",),
    ),
    Loss(
        name=_VAE_LOG,
        row="Gaussian KL of a VAE, in the log-variance",
        arguments={"mu": "mean", "s": "variance"},
        rests_on=(f"{_VAE}_from_divergence",),
        variants=(f"{_VAE}_stable_form",),
        aliases=("vae_kl_with_log_variance",),
    ),
)
