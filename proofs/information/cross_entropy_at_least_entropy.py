"""Cross-entropy is at least entropy."""

from derive.authoring import *
from proofs.information.cross_entropy_is_entropy_plus_divergence import cross_entropy_is_entropy_plus_divergence
from proofs.information.gibbs_inequality import gibbs_inequality


@theorem(_("Cross-entropy is at least entropy"), claims=("A7", "A12", "B11"), source="Cover & Thomas 2006, 2.6.3")
def cross_entropy_at_least_entropy(d):
    """H(p, q) ≥ H(p) for two distributions on n classes: no estimate q beats p itself."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n)
    d.suppose(absolutely_continuous(p, q))
    d.show(cross_entropy(p, q) >= entropy(p))
    (
        d.chain(cross_entropy(p, q))
        .eq(entropy(p) + kl_divergence(p, q), cross_entropy_is_entropy_plus_divergence(n, p, q))
        .ge(entropy(p), gibbs_inequality(n, p, q))
    )
