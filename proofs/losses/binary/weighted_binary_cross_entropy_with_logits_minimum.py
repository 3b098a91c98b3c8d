"""Weighted binary cross-entropy with logits is least at the log-odds of the target moved by the weight."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_minimum import binary_cross_entropy_with_logits_minimum
from proofs.losses.binary.weighted_binary_cross_entropy_with_logits_moves_the_target import (
    weighted_binary_cross_entropy_with_logits_moves_the_target,
)


@theorem(
    _("The minimum of weighted binary cross-entropy with logits"), claims=("loss:binary_cross_entropy_with_logits",)
)
def weighted_binary_cross_entropy_with_logits_minimum(d):
    """With the item's weight w = 1 − y + c y and the moved target q = c y/w, ℓ(y, x, c) ≥ w H_b(q) for every logit x,
    and x = log(y/(1 − y)) + log c reaches it: the weight c shifts the best logit by log c."""
    y, c, x = d.open_probability("y"), d.positive("c"), variable("x", real)
    weight = 1 - y + c * y
    loss, q = weighted_binary_cross_entropy_with_logits, c * y / (1 - y + c * y)
    best = log(y / (1 - y)) + log(c)
    d.show(
        conjunction(
            (
                forall(x, loss(y, x, c) >= weight * binary_entropy(q)),
                Eq(loss(y, best, c), weight * binary_entropy(q)),
            )
        )
    )
    moved = weighted_binary_cross_entropy_with_logits_moves_the_target
    d.have(weight > 0, domain(y), domain(c))
    d.have(q < 1, domain(y), domain(c))
    least = binary_cross_entropy_with_logits_minimum(q).saying(_("the minimum of binary cross-entropy with logits"))
    with d.each(x):
        bound = d.have(binary_cross_entropy_with_logits(q, x) >= binary_entropy(q), least)
        (
            d.chain(loss(y, x, c))
            .eq(weight * binary_cross_entropy_with_logits(q, x), moved(y, x, c))
            .ge(weight * binary_entropy(q), bound.times(weight))
        )
    odds = log(q / (1 - q))
    attained = d.have(Eq(binary_cross_entropy_with_logits(q, odds), binary_entropy(q)), least)
    (
        d.chain(loss(y, best, c))
        .eq(loss(y, odds, c), logarithms)
        .eq(weight * binary_cross_entropy_with_logits(q, odds), moved(y, odds, c))
        .eq(weight * binary_entropy(q), attained.times(weight))
    )
