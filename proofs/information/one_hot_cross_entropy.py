"""Against a one-hot target cross-entropy is −log of the probability of the true class."""

from derive.authoring import *


@theorem(
    _("Cross-entropy of a one-hot target"), claims=("A10", "A11", "A12"), lemma=_("cross-entropy of a one-hot target")
)
def one_hot_cross_entropy(d):
    """With all the probability of the target on class c, only q_c counts; the other q_i may be 0."""
    n = d.size("n")
    q = d.family("q", n, nonnegative)
    c = d.index("c", n)
    i = index("i", n)
    one_hot = function(i, delta(i, c))
    d.suppose(q[c] > 0)
    d.show(Eq(cross_entropy(one_hot, q), -log(q[c])))
    with d.each(i), d.supposing(Eq(q[i], 0)) as zero:
        with d.supposing(Eq(i, c)) as same:
            d.chain(q[i]).eq(q[c], same).gt(0, d.hypothesis(q[c] > 0))
        other = d.proved()
        d.have(q[i] <= 0, zero)
        d.have(Ne(i, c), other)
        d.have(Eq(delta(i, c), 0), kronecker)
    d.have(absolutely_continuous(one_hot, q), d.proved())
    with d.each(i):
        d.claim(Eq(xlogy(delta(i, c), q[i]), delta(i, c) * log(q[c])))
        with d.case(i < c):
            d.have(Eq(xlogy(delta(i, c), q[i]), delta(i, c) * log(q[c])), kronecker)
        with d.case(Eq(i, c)) as same:
            d.have(Eq(xlogy(delta(i, c), q[i]), delta(i, c) * log(q[c])), same)
        with d.case(i > c):
            d.have(Eq(xlogy(delta(i, c), q[i]), delta(i, c) * log(q[c])), kronecker)
    each = d.proved()
    (
        d.chain(cross_entropy(one_hot, q))
        .eq(-sum_(i, xlogy(delta(i, c), q[i])), definition)
        .eq(-sum_(i, delta(i, c) * log(q[c])), summing(each))
        .eq(-log(q[c]), kronecker)
    )
