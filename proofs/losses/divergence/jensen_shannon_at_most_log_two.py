"""The Jensen–Shannon divergence of two distributions is at most log 2."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture


@theorem(
    _("The Jensen–Shannon divergence is at most log 2"),
    claims=("loss:jensen_shannon",),
    lemma="JS(p, t) ≤ log 2",
    source="Lin 1991",
)
def jensen_shannon_at_most_log_two(d):
    """Each p_i is at most twice the mixture, so that log(p_i/m_i) ≤ log 2; zeros are allowed."""
    n = d.size("n")
    p, t = d.distribution("p", n), d.distribution("t", n)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    d.show(jensen_shannon(p, t) <= log(2))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))

    def information(p):
        return xlogy(p[i], p[i]) - xlogy(p[i], m[i])

    def bounded(p, t):
        with d.each(i):
            d.claim(information(p) <= p[i] * log(2))
            with d.case(Eq(p[i], 0)) as nothing:
                d.chain(information(p)).eq(0, nothing).eq(p[i] * log(2), nothing)
            with d.case(p[i] > 0):
                (
                    d.chain(information(p))
                    .eq(p[i] * log(2) - p[i] * log(1 + t[i] / p[i]), logarithms)
                    .le(p[i] * log(2), sign)
                )
        return d.proved()

    first, second = bounded(p, t), bounded(t, p)
    (
        d.chain(jensen_shannon(p, t))
        .eq(sum_(i, information(p)) / 2 + sum_(i, information(t)) / 2, definition)
        .le(
            sum_(i, p[i] * log(2)) / 2 + sum_(i, t[i] * log(2)) / 2,
            summing(first).times(term(1) / 2),
            summing(second).times(term(1) / 2),
        )
        .eq(log(2), linearity, d.normalised(p), d.normalised(t))
    )
