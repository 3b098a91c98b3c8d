"""The equality case of Gibbs' inequality: the divergence of two distributions is 0 only if they are equal."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(
    _("Zero divergence only between equals"),
    claims=("A7", "B10", "B11"),
    source="Cover & Thomas 2006, 2.6.3",
    lemma=_("the divergence is 0 only between equals"),
)
def zero_divergence_only_if_equal(d):
    """If D(p ‖ q) = 0 for two distributions on n classes, then p_i = q_i for every i."""
    n = d.size("n")
    p, q = d.distribution("p", n), d.distribution("q", n)
    dominated = d.suppose(absolutely_continuous(p, q))
    no_divergence = d.suppose(Eq(kl_divergence(p, q), 0))

    def excess(i):
        return xlogy(p[i], p[i]) - xlogy(p[i], q[i]) - p[i] + q[i]

    j = index("i", n)
    d.show(forall(j, Eq(p[j], q[j])))
    (
        d.chain(sum_(j, excess(j)))
        .eq(kl_divergence(p, q) - total(p) + total(q), definition)
        .eq(0, no_divergence, d.normalised(p), d.normalised(q))
    )
    nothing = d.proved()
    with d.each(index("i", n)) as i:
        d.claim(excess(i) >= 0)
        with d.case(Eq(p[i], 0)) as zero:
            d.chain(excess(i)).eq(q[i], zero).ge(0, domain(q))
        with d.case(p[i] > 0):
            d.have(q[i] > 0, dominated)
            (
                d.chain(excess(i))
                .eq(p[i] * (q[i] / p[i] - 1 - log(q[i] / p[i])), logarithms)
                .ge(0, log_le_sub_one(q[i] / p[i]).times(p[i]))
            )
    d.have(forall(j, Eq(excess(j), 0)), vanishing(d.proved(), nothing))
    vanishes = d.proved()
    with d.each(index("i", n)) as i:
        d.claim(Eq(p[i], q[i]))
        with d.case(Eq(p[i], 0)) as zero:
            d.chain(p[i]).eq(excess(i) + p[i], at(vanishes, i)).eq(q[i], zero)
        with d.case(p[i] > 0):
            d.have(q[i] > 0, dominated)
            with d.supposing(Ne(p[i], q[i])):
                d.have(Ne(q[i] / p[i], 1), algebra)
                (
                    d.chain(excess(i))
                    .eq(p[i] * (q[i] / p[i] - 1 - log(q[i] / p[i])), logarithms)
                    .gt(0, log_lt_sub_one(q[i] / p[i]).times(p[i]))
                )
            apart = d.proved()
            d.have(excess(i) <= 0, at(vanishes, i))
            d.have(Eq(p[i], q[i]), apart)
