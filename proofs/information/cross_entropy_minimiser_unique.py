"""For a fixed P, cross-entropy has one minimiser: Q = P."""

from derive.authoring import *
from proofs.information.cross_entropy_is_entropy_plus_divergence import cross_entropy_is_entropy_plus_divergence
from proofs.information.gibbs_inequality import gibbs_inequality
from proofs.information.zero_divergence_only_if_equal import zero_divergence_only_if_equal


@theorem(_("The minimiser of cross-entropy is unique"), claims=("B12",), source="Cover & Thomas 2006, 2.6.3")
def cross_entropy_minimiser_unique(d):
    """H(p, q) ≥ H(p) = H(p, p); an estimate q that comes down to H(p) is p itself."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n)
    d.suppose(absolutely_continuous(p, q))
    minimal = d.suppose(cross_entropy(p, q) <= entropy(p))
    i = index("i", n)
    d.show(forall(i, Eq(p[i], q[i])))
    (
        d.chain(kl_divergence(p, q))
        .eq(cross_entropy(p, q) - entropy(p), cross_entropy_is_entropy_plus_divergence(n, p, q))
        .le(0, minimal)
    )
    at_most = d.proved()
    at_least = d.have(kl_divergence(p, q) >= 0, gibbs_inequality(n, p, q))
    none = d.have(Eq(kl_divergence(p, q), 0), both_ways(at_most, at_least))
    d.have(forall(i, Eq(p[i], q[i])), zero_divergence_only_if_equal(n, p, q), none, d.normalised(p), d.normalised(q))
