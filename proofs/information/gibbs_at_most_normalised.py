"""Gibbs' inequality for an estimate whose sum is at most 1."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(_("Gibbs' inequality for Σ q_i ≤ 1"), claims=("B11",), lemma="D(p ‖ q) ≥ 1 − Σ q_i")
def gibbs_at_most_normalised(d):
    """D(p ‖ q) ≥ 1 − Σ q_i for a distribution p: so D(p ‖ q) ≥ 0 as soon as Σ q_i ≤ 1."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.family("q", n, nonnegative)
    d.suppose(absolutely_continuous(p, q))
    d.show(kl_divergence(p, q) >= 1 - total(q))
    i = index("i", n)
    (
        d.chain(kl_divergence(p, q))
        .eq(sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])), definition)
        .ge(sum_(i, p[i] - q[i]), gibbs_termwise(n, p, q))
        .eq(1 - total(q), linearity, d.normalised(p))
    )
