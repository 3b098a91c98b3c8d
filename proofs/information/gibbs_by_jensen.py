"""Gibbs' inequality a second time, by Jensen's inequality for the logarithm."""

from derive.authoring import *
from proofs.calculus.jensen_for_log import jensen_for_log


@theorem(_("Gibbs' inequality, by Jensen's"), claims=("A7", "B11"), source="Cover & Thomas 2006, 2.6.3")
def gibbs_by_jensen(d):
    """The divergence of two distributions without zeros is not negative: it is the mean of −log(q/p) under P, and the
    logarithm of the mean of q/p is log 1."""
    n = d.size("n")
    p, q = d.distribution("p", n, positive), d.distribution("q", n, positive)
    d.show(kl_divergence(p, q) >= 0)

    i = index("i", n)
    (
        d.chain(kl_divergence(p, q))
        .eq(-sum_(i, p[i] * log(q[i] / p[i])), definition)
        .ge(-log(sum_(i, p[i] * (q[i] / p[i]))), jensen_for_log(n, p, function(i, q[i] / p[i])))
        .eq(-log(total(q)), algebra)
        .eq(0, d.normalised(q))
    )
