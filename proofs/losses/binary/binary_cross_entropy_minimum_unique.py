"""Binary cross-entropy is least only where the prediction is the target."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("Binary cross-entropy is least only at its target"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_minimum_unique(d):
    """ℓ(y, y) = H_b(y), and ℓ(y, p̂) > H_b(y) for every p̂ ≠ y: log t < t − 1 for both classes, t = p̂/y and t = (1
    − p̂)/(1 − y)."""
    y, p = d.open_probability("y"), d.open_probability("p_hat")
    loss = binary_cross_entropy
    d.show(conjunction((Eq(loss(y, y), binary_entropy(y)), implies(Ne(p, y), loss(y, p) > binary_entropy(y)))))
    d.have(Eq(loss(y, y), binary_entropy(y)), definition)
    with d.supposing(Ne(p, y)) as other:
        d.have(Ne(p / y, 1), other)
        d.have(Ne((1 - p) / (1 - y), 1), other)
        (
            d.chain(binary_entropy(y) - loss(y, p))
            .eq(y * log(p / y) + (1 - y) * log((1 - p) / (1 - y)), definition)
            .lt(
                y * (p / y - 1) + (1 - y) * ((1 - p) / (1 - y) - 1),
                log_lt_sub_one(p / y).times(y),
                log_lt_sub_one((1 - p) / (1 - y)).times(1 - y),
            )
            .eq(0, algebra)
        )
        d.have(loss(y, p) > binary_entropy(y), d.proved())
