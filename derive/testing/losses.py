"""How each loss of the catalogue is called in code: its arguments in order, and what may stand in each.

The prediction comes first, then the target, then whatever else the function is given; what it keeps to itself (γ, δ,
a temperature) is a parameter of the test. Arrays have their classes last and the batch before them; labels count from
0. `variable` is the name that the theorems give an argument.

Main statements: `Contract`, `Argument`, `CONTRACTS`, `contract`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from proofs.losses.table import LOSSES


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of the function: `kind` says which numbers may stand in it (see kinds.py), `family` whether it has an
    axis of classes. For a loss of a whole batch `axes` names the sizes of its axes, as the theorems do."""

    name: str
    variable: str
    kind: str
    family: bool = False
    axes: tuple[str, ...] = ()

    @property
    def is_prediction(self) -> bool:
        """Is it what a model computes (and so already rounded), or a target, which is exact?"""
        return self.kind not in _TARGET_KINDS and self.name not in ("targets", "teacher", "log_targets")


_TARGET_KINDS = ("label", "binary", "hard", "sign", "overlap", "count")


@dataclass(frozen=True, slots=True, eq=False)
class Contract:
    """A loss as code calls it.

    parameters: numbers that the function keeps to itself, by the names of the theorems' variables, each with the
    word a test says for it and its default.
    least_classes: fewer classes are not tried. advice: what to say of a value that is not finite.
    differentiates: the arguments one differentiates in, where these are not the predictions.
    with_labels: the contract with integer labels, where this one takes distributions.
    whole: it is no mean of losses of the items: the theorems speak of the whole batch, its 1/N included.
    toward_half: the target y in whose place y(1 − a) + a/2 stands when labels are smoothed, a the parameter of that
    name.
    """

    name: str
    arguments: tuple[Argument, ...]
    parameters: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    least_classes: int = 1
    advice: str = ""
    differentiates: tuple[str, ...] = ()
    with_labels: str = ""
    whole: bool = False
    toward_half: str = ""

    @property
    def predictions(self) -> tuple[str, ...]:
        """The arguments one differentiates in, where nothing else is said."""
        return self.differentiates or tuple(a.name for a in self.arguments if a.is_prediction)

    @property
    def families(self) -> bool:
        return any(a.family for a in self.arguments)

    @property
    def has_labels(self) -> bool:
        return any(a.kind == "label" for a in self.arguments)


_LOGITS = Argument("logits", "z", "logit", family=True)
_LABELS = Argument("labels", "y", "label")
_TARGETS = Argument("targets", "t", "distribution", family=True)
_BINARY = Argument("targets", "y", "binary")
_SCORES, _SIGNS = Argument("scores", "x", "logit"), Argument("labels", "y", "sign")
_LOGIT = Argument("logits", "x", "logit")
_LOG_PROBABILITIES = Argument("log_probabilities", "x", "log_probability", family=True)
_OVERLAP = (
    Argument("probabilities", "p", "probability", family=True),
    Argument("targets", "y", "overlap", family=True),
)
_SMOOTHED = ("label_smoothing", 0.0)
SHIFT = "subtract the largest logit before you take exp"
STABLE = "use log1p(exp(−|x|))"


def _real(name: str, variable: str) -> Argument:
    return Argument(name, variable, "real")


CONTRACTS: dict[str, Contract] = {
    c.name: c
    for c in (
        # ---- softmax
        Contract(
            "softmax_cross_entropy",
            (_LOGITS, _TARGETS),
            advice=SHIFT,
            with_labels="softmax_cross_entropy_with_integer_labels",
        ),
        Contract("softmax_cross_entropy_with_integer_labels", (_LOGITS, _LABELS), advice=SHIFT),
        Contract("label_smoothing_cross_entropy", (_LOGITS, _LABELS), {"a": ("label_smoothing", 0.1)}, advice=SHIFT),
        Contract("temperature_cross_entropy", (_LOGITS, _LABELS), {"T": ("temperature", 2.0)}, advice=SHIFT),
        Contract(
            "distillation",
            (_LOGITS, Argument("teacher", "v", "logit", family=True)),
            {"T": ("temperature", 2.0)},
            advice=SHIFT,
        ),
        Contract("z_loss", (_LOGITS,), advice=SHIFT),
        Contract(
            "info_nce",
            (Argument("similarities", "s", "logit", family=True), _LABELS),
            {"tau": ("temperature", 0.5)},
            advice=SHIFT,
        ),
        Contract(
            "label_smoothing_over_other_classes",
            (_LOGITS, _LABELS),
            {"a": ("label_smoothing", 0.1)},
            least_classes=2,
            advice=SHIFT,
        ),
        Contract(
            "perplexity",
            (
                Argument("logits", "Z", "logit", axes=("m", "K")),
                Argument("labels", "y", "label", axes=("m",)),
            ),
            advice=SHIFT,
            whole=True,
        ),
        Contract(
            "softmax_regression",
            (
                Argument("weights", "W", "logit", axes=("K", "m")),
                Argument("bias", "b", "logit", axes=("K",)),
                Argument("inputs", "X", "logit", axes=("N", "m")),
                Argument("labels", "y", "label", axes=("N",)),
            ),
            advice=SHIFT,
            differentiates=("weights", "bias"),
            whole=True,
        ),
        Contract(
            "logistic_regression",
            (
                Argument("weights", "w", "logit", axes=("F",)),
                Argument("bias", "b", "logit"),
                Argument("inputs", "X", "logit", axes=("N", "F")),
                Argument("targets", "y", "binary", axes=("N",)),
            ),
            advice=STABLE,
            differentiates=("weights", "bias"),
            whole=True,
        ),
        # ---- binary
        Contract(
            "binary_cross_entropy",
            (Argument("probabilities", "p_hat", "probability"), _BINARY),
            {"a": _SMOOTHED},
            advice="log 0 is −∞: use xlogy and xlog1py",
            toward_half="targets",
        ),
        Contract(
            "binary_cross_entropy_with_logits",
            (_LOGIT, _BINARY),
            {"a": _SMOOTHED},
            advice=STABLE,
            toward_half="targets",
        ),
        Contract(
            "weighted_binary_cross_entropy_with_logits",
            (_LOGIT, _BINARY),
            {"c": ("pos_weight", 3.0), "a": _SMOOTHED},
            advice=STABLE,
            toward_half="targets",
        ),
        Contract(
            "multilabel_soft_margin",
            (Argument("logits", "x", "logit", family=True), Argument("targets", "y", "binary", family=True)),
            advice=STABLE,
        ),
        Contract(
            "sigmoid_focal",
            (_LOGIT, Argument("targets", "y", "hard")),
            {"alpha": ("alpha", 0.25), "gamma": ("gamma", 2.0)},
            advice=STABLE,
        ),
        Contract(
            "tversky",
            _OVERLAP,
            {"alpha": ("alpha", 0.5), "beta": ("beta", 0.5)},
        ),
        Contract("dice", _OVERLAP),
        # ---- divergences
        Contract(
            "negative_log_likelihood",
            (_LOG_PROBABILITIES, _LABELS),
        ),
        Contract(
            "negative_log_likelihood_of_probabilities",
            (Argument("probabilities", "p", "positive_probability", family=True), _LABELS),
        ),
        Contract(
            "kl_divergence_with_log_input",
            (_LOG_PROBABILITIES, _TARGETS),
            advice="0·log 0 is 0 here: use xlogy",
        ),
        Contract(
            "kl_divergence_with_log_target",
            (
                _LOG_PROBABILITIES,
                Argument("log_targets", "s", "log_probability", family=True),
            ),
        ),
        Contract(
            "kl_divergence",
            (Argument("p", "p", "distribution", family=True), Argument("q", "q", "positive_distribution", family=True)),
            advice="0·log 0 is 0 here: use xlogy",
            differentiates=("q",),
        ),
        Contract(
            "generalised_kl_divergence",
            (Argument("t", "t", "distribution", family=True), Argument("q", "q", "positive_distribution", family=True)),
            advice="0·log 0 is 0 here: use xlogy",
            differentiates=("q",),
        ),
        Contract(
            "jensen_shannon",
            (Argument("p", "p", "distribution", family=True), Argument("q", "t", "distribution", family=True)),
            advice="0·log 0 is 0 here: use xlogy",
            differentiates=("p",),
        ),
        Contract(
            "jensen_shannon_distance",
            (Argument("p", "p", "distribution", family=True), Argument("q", "t", "distribution", family=True)),
            advice="0·log 0 is 0 here: use xlogy",
            differentiates=("p",),
        ),
        Contract(
            "gaussian_kl",
            (Argument("means", "mu", "real", family=True), Argument("deviations", "sigma", "positive", family=True)),
        ),
        Contract(
            "gaussian_kl_with_log_variance",
            (Argument("means", "mu", "real", family=True), Argument("log_variances", "s", "exponent", family=True)),
        ),
        # ---- regression
        Contract("squared_error", (_real("predictions", "x"), _real("targets", "y"))),
        Contract("half_squared_error", (_real("predictions", "x"), _real("targets", "y"))),
        Contract("huber", (_real("predictions", "x"), _real("targets", "y")), {"delta": ("delta", 1.0)}),
        Contract("smooth_l1", (_real("predictions", "x"), _real("targets", "y")), {"delta": ("delta", 1.0)}),
        Contract(
            "log_cosh",
            (_real("predictions", "x"), _real("targets", "y")),
            advice="cosh overflows: use |e| + log1p(exp(−2|e|)) − log 2",
        ),
        Contract(
            "gaussian_negative_log_likelihood",
            (_real("means", "m"), _real("targets", "y"), Argument("variances", "v", "positive")),
        ),
        Contract(
            "gaussian_negative_log_likelihood_with_log_variance",
            (_real("means", "m"), _real("targets", "y"), Argument("log_variances", "s", "exponent")),
        ),
        Contract(
            "poisson_negative_log_likelihood",
            (Argument("rates", "r", "positive"), Argument("counts", "y", "count")),
        ),
        Contract(
            "poisson_negative_log_likelihood_with_log_rate",
            (Argument("log_rates", "x", "exponent"), Argument("counts", "y", "count")),
        ),
        # ---- margins
        Contract("hinge", (_SCORES, _SIGNS)),
        Contract("squared_hinge", (_SCORES, _SIGNS)),
        Contract("soft_margin", (_SCORES, _SIGNS), advice=STABLE),
        Contract(
            "multi_margin",
            (_LOGITS, _LABELS),
            {"m": ("margin", 1.0)},
        ),
        Contract(
            "squared_multi_margin",
            (_LOGITS, _LABELS),
            {"m": ("margin", 1.0)},
        ),
        Contract(
            "bradley_terry", (Argument("chosen", "a", "logit"), Argument("rejected", "b", "logit")), advice=STABLE
        ),
        Contract("dpo", (Argument("gaps", "Delta", "logit"),), {"beta": ("beta", 0.1)}, advice=STABLE),
    )
}


def contract(name: str) -> Contract:
    """The contract of a loss, by its name or by one of the names that libraries give it."""
    aliases = {alias: loss.name for loss in LOSSES for alias in loss.aliases}
    found = CONTRACTS.get(name) or CONTRACTS.get(aliases.get(name, ""))
    if found is None:
        near = get_close_matches(name, [*CONTRACTS, *aliases], n=3)
        advice = f" Did you mean {' or '.join(near)}?" if near else f" There are: {', '.join(CONTRACTS)}."
        raise LookupError(f"No loss that can be tested is called {name!r}.{advice}")
    return found
