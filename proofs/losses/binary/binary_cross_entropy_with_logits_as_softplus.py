"""Binary cross-entropy with logits is softplus(x) − x y."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_as_softplus import log_sigmoid_as_softplus
from proofs.losses.activations.sigmoid_reflection import sigmoid_reflection
from proofs.losses.activations.softplus_difference import softplus_difference


@theorem(
    _("Binary cross-entropy with logits by softplus"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma="ℓ(y, x) = softplus(x) − x y",
)
def binary_cross_entropy_with_logits_as_softplus(d):
    """ℓ(y, x) = softplus(x) − x y: both logarithms are softplus functions, and these differ by x."""
    y, x = d.variable("y", probability), d.real("x")
    d.show(Eq(binary_cross_entropy_with_logits(y, x), softplus(x) - x * y))
    at_minus_x = log_sigmoid_as_softplus(-x).saying(_("log σ(x) = −softplus(−x) at {0}"), -x)
    (
        d.chain(binary_cross_entropy_with_logits(y, x))
        .eq(-y * log(sigmoid(x)) - (1 - y) * log(1 - sigmoid(x)), definition)
        .eq(-y * log(sigmoid(x)) - (1 - y) * log(sigmoid(-x)), sigmoid_reflection(x))
        .eq(y * softplus(-x) + (1 - y) * softplus(x), log_sigmoid_as_softplus(x), at_minus_x)
        .eq(softplus(x) - (softplus(x) - softplus(-x)) * y, algebra)
        .eq(softplus(x) - x * y, softplus_difference(x))
    )
