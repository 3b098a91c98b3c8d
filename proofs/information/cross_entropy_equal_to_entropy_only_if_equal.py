"""The equality case: cross-entropy is as small as entropy only for the true distribution."""

from derive.authoring import *
from proofs.information.cross_entropy_minimiser_unique import cross_entropy_minimiser_unique


@theorem(
    _("Cross-entropy equals entropy only for a perfect estimate"), claims=("A7",), source="Cover & Thomas 2006, 2.6.3"
)
def cross_entropy_equal_to_entropy_only_if_equal(d):
    """If H(p, q) = H(p) for two distributions on n classes, then p_i = q_i for every i."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n)
    d.suppose(absolutely_continuous(p, q))
    equal = d.suppose(Eq(cross_entropy(p, q), entropy(p)))
    i = index("i", n)
    d.show(forall(i, Eq(p[i], q[i])))
    d.have(cross_entropy(p, q) <= entropy(p), equal)
    d.have(forall(i, Eq(p[i], q[i])), cross_entropy_minimiser_unique(n, p, q), d.normalised(p), d.normalised(q))
