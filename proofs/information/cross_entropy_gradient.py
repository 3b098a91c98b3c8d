"""Cross-entropy and divergence have one and the same gradient in the estimate q."""

from derive.authoring import *
from proofs.information.kl_divergence_gradient import kl_divergence_gradient


@theorem(_("Cross-entropy and divergence have the same gradient"), claims=("B12",))
def cross_entropy_gradient(d):
    """For a fixed p, H(p, q) − D(p ‖ q) = H(p) does not move with q: to descend on one is to descend on the other."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, positive)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(cross_entropy(p, q), q[k]), D(kl_divergence(p, q), q[k])))
    (
        d.chain(D(cross_entropy(p, q), q[k]))
        .eq(D(-sum_(i, p[i] * log(q[i])), q[k]), definition)
        .eq(-p[k] / q[k], differentiation)
        .eq(D(kl_divergence(p, q), q[k]), kl_divergence_gradient(n, p, q, k))
    )
