"""Weighted binary cross-entropy with logits is least at the log-odds of the target, shifted by log c."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_minimum import binary_cross_entropy_with_logits_minimum
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_moves_the_target import (
    weighted_binary_cross_entropy_with_logits_moves_the_target,
)


@theorem(
    _("The minimum of weighted binary cross-entropy with logits"), claims=("loss:binary_cross_entropy_with_logits",)
)
def weighted_binary_cross_entropy_with_logits_minimum(d):
    """With ω = 1 − y + c y and the moved target q = c y/ω, ℓ(y, x, c) ≥ ω H_b(q) for every logit x, and x = log(y/(1
    − y)) + log c reaches it: the weight c shifts the best logit by log c."""
    y, c, x = d.open_probability("y"), d.positive("c"), variable("x", real)
    weight, q = target_weight(y, c), moved_target(y, c)
    loss, plain = weighted_binary_cross_entropy_with_logits, binary_cross_entropy_with_logits
    best = log(y / (1 - y)) + log(c)
    least = weight * binary_entropy(q)
    d.show(conjunction((forall(x, loss(y, x, c) >= least), Eq(loss(y, best, c), least))))
    moved = weighted_binary_cross_entropy_with_logits_moves_the_target
    d.have(weight > 0, definition, domain(y))
    d.have(conjunction((q > 0, q < 1)), definition, domain(y))
    unweighted = binary_cross_entropy_with_logits_minimum(q).saying(_("the minimum without a weight"))
    with d.each(x):
        bound = d.have(plain(q, x) >= binary_entropy(q), unweighted)
        d.chain(loss(y, x, c)).eq(weight * plain(q, x), moved(y, x, c)).ge(least, bound.times(weight))
    attained = d.have(Eq(plain(q, log(q / (1 - q))), binary_entropy(q)), unweighted)
    (
        d.chain(loss(y, best, c))
        .eq(weight * plain(q, best), moved(y, best, c))
        .eq(weight * plain(q, log(q / (1 - q))), definition)
        .eq(least, attained.times(weight))
    )
