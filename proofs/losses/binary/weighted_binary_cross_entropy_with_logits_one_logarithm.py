"""Weighted binary cross-entropy with logits needs only one logarithm."""

from derive.authoring import *
from proofs.losses.activations.log_odds_of_sigmoid import log_odds_of_sigmoid
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability


@theorem(
    _("Weighted binary cross-entropy with one logarithm"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("one logarithm suffices"),
)
def weighted_binary_cross_entropy_with_logits_one_logarithm(d):
    """ℓ(y, x, c) = (1 − y) x − (1 + (c − 1) y) log σ(x), since log(1 − σ(x)) = log σ(x) − x."""
    y, x, c = d.variable("y", probability), d.real("x"), d.variable("c", nonnegative)
    p, loss = sigmoid(x), weighted_binary_cross_entropy_with_logits(y, x, c)
    d.show(Eq(loss, (1 - y) * x - (1 + (c - 1) * y) * log(p)))
    d.have(conjunction((p > 0, p < 1)), sigmoid_is_a_probability(x))
    d.chain(log(1 - p)).eq(log(p) - log(p / (1 - p)), logarithms).eq(log(p) - x, log_odds_of_sigmoid(x))
    other = d.proved()
    (
        d.chain(loss)
        .eq(-c * y * log(p) - (1 - y) * log(1 - p), definition)
        .eq(-c * y * log(p) - (1 - y) * (log(p) - x), other)
        .eq((1 - y) * x - (1 + (c - 1) * y) * log(p), algebra)
    )
