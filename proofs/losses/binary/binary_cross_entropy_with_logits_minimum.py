"""Binary cross-entropy with logits is at least the entropy of the target, and its target's log-odds reach it."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability
from proofs.losses.activations.sigmoid_of_log_odds import sigmoid_of_log_odds
from proofs.losses.binary.binary_cross_entropy_at_least_binary_entropy import (
    binary_cross_entropy_at_least_binary_entropy,
)
from proofs.losses.binary.binary_cross_entropy_with_logits_of_probability import (
    binary_cross_entropy_with_logits_of_probability,
)


@theorem(_("The minimum of binary cross-entropy with logits"), claims=("loss:binary_cross_entropy_with_logits",))
def binary_cross_entropy_with_logits_minimum(d):
    """ℓ(y, x) ≥ H_b(y) for every logit x. For 0 < y < 1 the bound is reached at x = log(y/(1 − y)), where σ(x) = y."""
    y = d.open_probability("y")
    x = variable("x", real)
    logit = log(y / (1 - y))
    d.show(
        conjunction(
            (
                forall(x, binary_cross_entropy_with_logits(y, x) >= binary_entropy(y)),
                Eq(binary_cross_entropy_with_logits(y, logit), binary_entropy(y)),
            )
        )
    )
    with d.each(x):
        d.have(conjunction((sigmoid(x) > 0, sigmoid(x) < 1)), sigmoid_is_a_probability(x))
        (
            d.chain(binary_cross_entropy_with_logits(y, x))
            .eq(binary_cross_entropy(y, sigmoid(x)), binary_cross_entropy_with_logits_of_probability(y, x))
            .ge(binary_entropy(y), binary_cross_entropy_at_least_binary_entropy(y, sigmoid(x)))
        )
    d.have(conjunction((sigmoid(logit) > 0, sigmoid(logit) < 1)), sigmoid_is_a_probability(logit))
    (
        d.chain(binary_cross_entropy_with_logits(y, logit))
        .eq(
            binary_cross_entropy(y, sigmoid(logit)),
            binary_cross_entropy_with_logits_of_probability(y, logit),
        )
        .eq(binary_cross_entropy(y, y), sigmoid_of_log_odds(y))
        .eq(-y * log(y) - (1 - y) * log(1 - y), definition)
        .eq(binary_entropy(y), definition)
    )
