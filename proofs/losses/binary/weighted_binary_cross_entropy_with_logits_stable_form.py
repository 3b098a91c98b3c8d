"""Binary cross-entropy with logits and a weight of the positive class, in the form that is computed."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_stable_form import log_sigmoid_stable_form
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_one_logarithm import (
    weighted_binary_cross_entropy_with_logits_one_logarithm,
)


@theorem(
    _("Weighted binary cross-entropy with logits in stable form"),
    claims=("loss:binary_cross_entropy_with_logits",),
    lemma=_("the stable form"),
)
def weighted_binary_cross_entropy_with_logits_stable_form(d):
    """ℓ(y, x, c) = (1 − y) x + (1 + (c − 1) y)(log(1 + e^{−|x|}) + max(−x, 0)): no exponential overflows."""
    y, x, c = d.variable("y", probability), d.real("x"), d.variable("c", nonnegative)
    stable = (1 - y) * x + (1 + (c - 1) * y) * (log(1 + exp(-abs(x))) + maximum(-x, 0))
    loss = weighted_binary_cross_entropy_with_logits(y, x, c)
    d.show(Eq(loss, stable))
    (
        d.chain(loss)
        .eq(
            (1 - y) * x - (1 + (c - 1) * y) * log(sigmoid(x)),
            weighted_binary_cross_entropy_with_logits_one_logarithm(y, x, c),
        )
        .eq(
            (1 - y) * x - (1 + (c - 1) * y) * (minimum(x, 0) - log(1 + exp(-abs(x)))),
            log_sigmoid_stable_form(x),
        )
        .eq(stable, words(_("{0}"), Eq(-minimum(x, 0), maximum(-x, 0))))
    )
