"""Gibbs' inequality D(P‖Q) ≥ 0, for any number of classes, zeros allowed."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(_("Gibbs' inequality"), claims=("A7", "B11"), source="Cover & Thomas 2006, 2.6.3")
def gibbs_inequality(d):
    """The divergence of two distributions on n classes is not negative, if q_i = 0 only where p_i = 0."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n)
    d.suppose(absolutely_continuous(p, q))
    d.show(kl_divergence(p, q) >= 0)

    i = index("i", n)
    (
        d.chain(kl_divergence(p, q))
        .eq(sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])), definition)
        .ge(sum_(i, p[i] - q[i]), gibbs_termwise(n, p, q))
        .eq(total(p) - total(q), linearity)
        .eq(0, d.normalised(p), d.normalised(q))
    )
