"""The generalised Gibbs inequality: Σp − Σq ≤ Σ (p log p − p log q), whatever the two sums are."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("Gibbs' inequality without normalisation"), lemma=_("Gibbs' inequality without normalisation"))
def gibbs_termwise(d):
    """For non-negative families with q_i = 0 only where p_i = 0; the sums need not be 1."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, nonnegative)
    dominated = d.suppose(absolutely_continuous(p, q))

    def gap(i):
        return p[i] - q[i]

    def information(i):
        return xlogy(p[i], p[i]) - xlogy(p[i], q[i])

    j = index("i", n)
    d.show(sum_(j, gap(j)) <= sum_(j, information(j)))
    with d.each(index("i", n)) as i:
        d.claim(gap(i) <= information(i))
        with d.case(Eq(p[i], 0)) as zero:
            d.chain(gap(i)).eq(-q[i], zero).le(0, domain(q)).eq(information(i), zero)
        with d.case(p[i] > 0):
            d.have(q[i] > 0, dominated)
            (
                d.chain(gap(i))
                .eq(-p[i] * (q[i] / p[i] - 1), algebra)
                .le(-p[i] * log(q[i] / p[i]), log_le_sub_one(q[i] / p[i]).times(p[i]))
                .eq(information(i), logarithms)
            )
    pointwise = d.proved()
    d.have(sum_(j, gap(j)) <= sum_(j, information(j)), summing(pointwise))
