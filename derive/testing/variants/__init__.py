"""What a loss is taken for: other losses and other conventions, as terms in the variables of a contract.

They are used for words only: which mistake explains what the code returned. Nothing is decided by them.

Main statements: `Variant`, `variants_of`, `NEUTRAL`.
"""

from __future__ import annotations

from functools import lru_cache

from derive.testing.variants import binary, divergence, softmax
from derive.testing.variants.margin import margins
from derive.testing.variants.regression import regression
from derive.testing.variants.variant import Variant

__all__ = ["NEUTRAL", "Variant", "variants_of"]

NEUTRAL = {"a": 0.0, "T": 1.0, "c": 1.0, "gamma": 0.0, "m": 0.0}  # values at which a parameter has no effect


@lru_cache(maxsize=1)
def _all() -> dict[str, list[Variant]]:
    logits = binary.logits()
    return {
        "softmax_cross_entropy_with_integer_labels": softmax.labels(),
        "label_smoothing_cross_entropy": [*softmax.smoothing(), *softmax.labels()],
        "softmax_cross_entropy": softmax.targets(),
        "z_loss": softmax.z_loss(),
        "binary_cross_entropy": binary.probability(),
        "binary_cross_entropy_with_logits": [v for v in logits if "pos_weight" not in v.words],
        "weighted_binary_cross_entropy_with_logits": logits,
        "sigmoid_focal": binary.focal(),
        "kl_divergence": divergence.of_distributions("p", "q"),
        "generalised_kl_divergence": divergence.of_distributions("t", "q"),
        "kl_divergence_with_log_input": divergence.of_logarithms(),
        "jensen_shannon": divergence.jensen_shannon(),
        **regression(),
        **margins(),
        **binary.overlaps(),
        **divergence.likelihoods(),
    }


def variants_of(name: str) -> list[Variant]:
    """The variants of the loss of that name."""
    return _all().get(name, [])
