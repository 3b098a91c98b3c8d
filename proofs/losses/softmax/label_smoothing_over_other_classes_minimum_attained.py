"""Label smoothing over the other classes reaches its minimum at the logarithms of the smoothed target."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_minimum_attained import softmax_cross_entropy_minimum_attained


@theorem(_("Label smoothing over the other classes reaches its minimum"), claims=("loss:label_smoothing",))
def label_smoothing_over_other_classes_minimum_attained(d):
    """ℓ(log q, y, a) = H(q) with q = 1 − a at class y and a/(K − 1) at each other class, for 0 < a < 1."""
    K = d.variable("K", integers(2, None))
    y, a = d.index("y", K), d.open_probability("a")
    i = index("i", K)
    q = function(i, (1 - a) * delta(i, y) + a / (K - 1) * (1 - delta(i, y)))
    best = function(i, log(q[i]))
    d.show(Eq(label_smoothing_over_other_classes(best, y, a), entropy(q)))
    with d.each(i):
        d.claim(q[i] > 0)
        with d.case(Eq(i, y)) as same:
            d.chain(q[i]).eq(1 - a, same).gt(0, domain(a))
        with d.case(Ne(i, y)):
            d.chain(q[i]).eq(a / (K - 1), kronecker).gt(0, domain(a))
    weights = d.proved()
    normal = d.have(Eq(sum_(i, q[i]), 1), kronecker)
    (
        d.chain(label_smoothing_over_other_classes(best, y, a))
        .eq(softmax_cross_entropy(best, q), definition)
        .eq(entropy(q), softmax_cross_entropy_minimum_attained(K, q), weights, normal)
    )
