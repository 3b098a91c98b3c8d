"""For a hard target the loss is positive and comes as near to 0 as one likes: no logit reaches the infimum."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one
from proofs.losses.binary.binary_cross_entropy_with_logits_of_hard_targets import (
    binary_cross_entropy_with_logits_of_hard_targets,
)


@theorem(
    _("Binary cross-entropy with logits has no minimum for hard targets"),
    claims=("loss:binary_cross_entropy_with_logits",),
)
def binary_cross_entropy_with_logits_no_minimum_for_hard_targets(d):
    """ℓ(1, x) > 0 for every logit x, yet ℓ(1, −log ε) < ε for every ε > 0: the infimum 0 is not attained. The target 0
    is the same with −x."""
    loss = binary_cross_entropy_with_logits
    eps, x = d.positive("epsilon"), variable("x", real)
    d.show(conjunction((forall(x, loss(1, x) > 0), loss(1, -log(eps)) < eps)))
    hard = binary_cross_entropy_with_logits_of_hard_targets
    told = _("ℓ(1, x) = softplus(−x) at {0}")
    with d.each(x):
        d.chain(loss(1, x)).eq(softplus(-x), hard(x)).eq(log(1 + exp(-x)), definition).gt(
            0, words(_("{0}"), 1 + exp(-x) > 1)
        )
    (
        d.chain(loss(1, -log(eps)))
        .eq(softplus(log(eps)), hard(-log(eps)).saying(told, -log(eps)))
        .eq(log(1 + eps), definition)
        .lt(eps, log_lt_sub_one(1 + eps))
    )
