"""Label smoothing over the other classes leaves a loss: at least the entropy of its target."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_minimum import softmax_cross_entropy_minimum


@theorem(
    _("Label smoothing over the other classes is at least the entropy of the smoothed label"),
    claims=("loss:label_smoothing",),
)
def label_smoothing_over_other_classes_minimum(d):
    """ℓ(z, y, a) ≥ H(q) with q = 1 − a at class y and a/(K − 1) at each other class."""
    K = d.variable("K", integers(2, None))
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    i = index("i", K)
    q = function(i, (1 - a) * delta(i, y) + a / (K - 1) * (1 - delta(i, y)))
    d.show(label_smoothing_over_other_classes(z, y, a) >= entropy(q))
    with d.each(i):
        d.claim(q[i] >= 0)
        with d.case(Eq(i, y)) as same:
            d.chain(q[i]).eq(1 - a, same).ge(0, domain(a))
        with d.case(Ne(i, y)):
            d.chain(q[i]).eq(a / (K - 1), kronecker).ge(0, domain(a))
    weights = d.proved()
    normal = d.have(Eq(sum_(i, q[i]), 1), kronecker)
    (
        d.chain(label_smoothing_over_other_classes(z, y, a))
        .eq(softmax_cross_entropy(z, q), definition)
        .ge(entropy(q), softmax_cross_entropy_minimum(K, z, q), weights, normal)
    )
