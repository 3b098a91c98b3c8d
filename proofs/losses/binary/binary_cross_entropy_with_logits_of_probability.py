"""Binary cross-entropy with logits is binary cross-entropy of the sigmoid."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_is_a_probability import sigmoid_is_a_probability


@theorem(
    _("Binary cross-entropy with logits is that of the sigmoid"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("binary cross-entropy of the sigmoid"),
)
def binary_cross_entropy_with_logits_of_probability(d):
    """The loss of a logit x is the loss of the probability σ(x), which lies strictly between 0 and 1."""
    y, x = d.variable("y", probability), d.real("x")
    d.show(Eq(binary_cross_entropy_with_logits(y, x), binary_cross_entropy(y, sigmoid(x))))
    d.have(conjunction((sigmoid(x) > 0, sigmoid(x) < 1)), sigmoid_is_a_probability(x))
    (
        d.chain(binary_cross_entropy_with_logits(y, x))
        .eq(-y * log(sigmoid(x)) - (1 - y) * log(1 - sigmoid(x)), definition)
        .eq(binary_cross_entropy(y, sigmoid(x)), definition)
    )
