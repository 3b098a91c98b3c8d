"""Label smoothing reaches its minimum at the logarithms of the smoothed target."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_minimum_attained import softmax_cross_entropy_minimum_attained


@theorem(_("Label smoothing reaches its minimum"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_minimum_attained(d):
    """ℓ(log q, y, a) = H(q) with q_i = (1 − a) δ_iy + a/K, for 0 < a ≤ 1: with smoothing the best logits are finite,
    the right one log(1 + K(1 − a)/a) above the others."""
    K = d.size("K")
    y, a = d.index("y", K), d.variable("a", interval(0, 1, left_open=True))
    i = index("i", K)
    q = function(i, (1 - a) * delta(i, y) + a / K)
    best = function(i, log(q[i]))
    d.show(Eq(label_smoothing_cross_entropy(best, y, a), entropy(q)))
    with d.each(i):
        d.claim(q[i] > 0)
        with d.case(Eq(i, y)) as same:
            d.chain(q[i]).eq(1 - a + a / K, same).gt(0, domain(a))
        with d.case(Ne(i, y)):
            d.chain(q[i]).eq(a / K, kronecker).gt(0, domain(a))
    weights = d.proved()
    normal = d.have(Eq(sum_(i, q[i]), 1), kronecker)
    (
        d.chain(label_smoothing_cross_entropy(best, y, a))
        .eq(softmax_cross_entropy(best, q), definition)
        .eq(entropy(q), softmax_cross_entropy_minimum_attained(K, q), weights, normal)
    )
