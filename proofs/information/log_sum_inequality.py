"""The log-sum inequality: Σ a_i log(a_i/b_i) ≥ (Σa) log(Σa/Σb)."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(_("The log-sum inequality"), source="Cover & Thomas 2006, 2.7.1")
def log_sum_inequality(d):
    """For a_i ≥ 0 and b_i > 0: Gibbs' inequality of a against b, which is rescaled to the sum of a."""
    n = d.size("n")
    a, b = d.family("a", n, nonnegative), d.family("b", n, positive)
    i = index("i", n)
    A, B = total(a), total(b)
    left = sum_(i, xlogy(a[i], a[i] / b[i]))
    d.show(left >= xlogy(A, A / B))
    d.have(B > 0, domain(b))
    with d.each(i):
        d.have(a[i] >= 0, domain(a))
    each_nonnegative = d.proved()
    with d.case(Eq(A, 0)) as nothing:
        none = d.have(forall(i, Eq(a[i], 0)), vanishing(each_nonnegative, nothing))
        with d.each(i):
            d.have(Eq(xlogy(a[i], a[i] / b[i]), 0), at(none, i))
        zeros = d.proved()
        (d.chain(left).eq(sum_(i, term(0)), summing(zeros)).eq(0, algebra).eq(xlogy(A, A / B), nothing))
    with d.case(A > 0):
        rescaled = function(i, b[i] * A / B)
        (
            d.chain(left - A * log(A / B))
            .eq(sum_(i, xlogy(a[i], a[i]) - xlogy(a[i], b[i] * A / B)), logarithms)
            .ge(sum_(i, a[i] - b[i] * A / B), gibbs_termwise(n, a, rescaled))
            .eq(0, linearity)
        )
        d.have(left >= xlogy(A, A / B), d.proved())
