"""A mean of positive numbers is positive."""

from derive.authoring import *


@theorem(_("A mean of positive numbers is positive"), lemma=_("a mean of positive numbers is positive"))
def positive_mean(d):
    """Probabilities p_i ≥ 0 with Σ p_i = 1 are not all 0, so Σ p_i a_i > 0 for positive a_i."""
    n = d.size("n")
    p = d.distribution("p", n)
    a = d.family("a", n, positive)
    i = index("i", n)
    mean = sum_(i, p[i] * a[i])
    d.show(mean > 0)

    with d.each(i):
        d.have(p[i] * a[i] >= 0, domain(a))
    nonnegative_terms = d.proved()
    with d.case(mean > 0) as positive_case:
        d.have(mean > 0, positive_case)
    with d.case(mean <= 0) as zero_case:
        d.have(forall(i, Eq(p[i] * a[i], 0)), vanishing(nonnegative_terms, zero_case))
        every = d.proved()
        with d.each(i):
            d.have(Eq(p[i], 0), at(every, i).times(1 / a[i]))
        nothing = d.proved()
        d.chain(term(1)).eq(sum_(i, p[i]), d.normalised(p)).eq(sum_(i, 0), summing(nothing)).eq(0, algebra)
        d.have(mean > 0, contradiction(d.proved()))
