"""Binary cross-entropy lies above its tangents in the logit."""

from derive.authoring import *
from proofs.losses.activations.log_odds_of_sigmoid import log_odds_of_sigmoid
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability
from proofs.losses.binary.binary_cross_entropy_with_logits_minimum import binary_cross_entropy_with_logits_minimum


@theorem(
    _("Binary cross-entropy with logits lies above its tangents"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("binary cross-entropy with logits lies above its tangents"),
)
def binary_cross_entropy_with_logits_above_tangents(d):
    """ℓ(y, v) ≥ ℓ(y, x) + (σ(x) − y)(v − x). For the target σ(x) the logit x is the best, v no better; another target
    changes the loss by a multiple of the logit."""
    y, x, v = d.variable("y", probability), d.real("x"), d.real("v")
    loss, p = binary_cross_entropy_with_logits, sigmoid(x)
    d.show(loss(y, v) >= loss(y, x) + (p - y) * (v - x))
    d.have(conjunction((p > 0, p < 1)), sigmoid_is_a_probability(x))
    least = d.have(loss(p, v) >= binary_entropy(p), binary_cross_entropy_with_logits_minimum(p))
    attained = d.have(Eq(loss(p, log(p / (1 - p))), binary_entropy(p)), binary_cross_entropy_with_logits_minimum(p))
    (
        d.chain(loss(y, v))
        .eq(loss(p, v) + (p - y) * v, definition)
        .ge(binary_entropy(p) + (p - y) * v, least)
        .eq(loss(p, x) + (p - y) * v, attained, log_odds_of_sigmoid(x))
        .eq(loss(y, x) + (p - y) * (v - x), definition)
    )
