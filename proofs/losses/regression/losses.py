"""The losses of this folder and the derivations that speak of them."""

from derive.authoring.loss import Loss, filed

_GAUSS = "gaussian_negative_log_likelihood"
_GAUSS_LOG = f"{_GAUSS}_with_log_variance"
_POISSON = "poisson_negative_log_likelihood"
_POISSON_LOG = f"{_POISSON}_with_log_rate"

LOSSES: tuple[Loss, ...] = filed(
    __file__,
    Loss(
        name="squared_error",
        row="MSE",
        arguments={"x": ""},
        rests_on=(
            "gaussian_likelihood_and_squared_error",
            "linear_regression_gradient",
            "linear_regression_bias_gradient",
            "linear_regression_hessian",
            "linear_regression_convex",
            "linear_regression_normal_equations",
            "residuals_orthogonal_to_features",
        ),
        variants=("half_squared_error_gradient",),
        aliases=(
            "MSELoss",
            "torch.nn.MSELoss",
            "torch.nn.functional.mse_loss",
            "optax.squared_error",
            "optax.losses.squared_error",
            "keras.losses.MeanSquaredError",
            "sklearn.metrics.mean_squared_error",
        ),
    ),
    Loss(
        name="half_squared_error",
        row="MSE, halved",
        arguments={"x": ""},
        variants=("squared_error_gradient",),
        aliases=("optax.l2_loss", "optax.losses.l2_loss", "sklearn._loss.HalfSquaredError"),
    ),
    Loss(
        name="huber",
        row="Huber",
        arguments={"x": ""},
        variants=("huber_is_scaled_smooth_l1",),
        aliases=(
            "HuberLoss",
            "torch.nn.HuberLoss",
            "torch.nn.functional.huber_loss",
            "optax.huber_loss",
            "optax.losses.huber_loss",
            "keras.losses.Huber",
            "scipy.special.huber",
        ),
    ),
    Loss(
        name="smooth_l1",
        row="smooth L1",
        arguments={"x": ""},
        variants=("huber_is_scaled_smooth_l1",),
        aliases=("SmoothL1Loss", "torch.nn.SmoothL1Loss", "torch.nn.functional.smooth_l1_loss"),
    ),
    Loss(
        name="log_cosh",
        row="log-cosh",
        arguments={"x": ""},
        aliases=("optax.log_cosh", "optax.losses.log_cosh", "keras.losses.LogCosh"),
    ),
    Loss(
        name=_GAUSS,
        row="Gaussian NLL",
        arguments={"m": "mean", "v": "variance"},
        rests_on=("gaussian_likelihood_and_squared_error",),
        variants=(f"{_GAUSS_LOG}_is_gaussian", f"{_GAUSS}_clamped"),
        aliases=("GaussianNLLLoss", "torch.nn.GaussianNLLLoss", "torch.nn.functional.gaussian_nll_loss"),
    ),
    Loss(
        name=_GAUSS_LOG,
        row="Gaussian NLL, in the log-variance",
        arguments={"m": "mean", "s": ""},
        variants=(f"{_GAUSS}_stable_form",),
    ),
    Loss(
        name=_POISSON,
        row="Poisson NLL",
        arguments={"r": ""},
        minimum=(f"{_POISSON}_minimum", f"{_POISSON}_of_no_events"),
        variants=(f"{_POISSON_LOG}_is_poisson", f"{_POISSON}_with_epsilon", "poisson_stirling_term"),
        aliases=("torch.nn.PoissonNLLLoss(log_input=False)", "keras.losses.Poisson"),
    ),
    Loss(
        name=_POISSON_LOG,
        row="Poisson NLL (log input)",
        arguments={"x": ""},
        minimum=(f"{_POISSON_LOG}_minimum", f"{_POISSON_LOG}_of_no_events"),
        rests_on=(f"{_POISSON}_from_likelihood",),
        variants=("poisson_stirling_term",),
        aliases=(
            "PoissonNLLLoss",
            "torch.nn.PoissonNLLLoss",
            "torch.nn.functional.poisson_nll_loss",
            "optax.poisson_nll_loss",
            "sklearn._loss.HalfPoissonLoss",
        ),
    ),
)
