"""A term of the Jensen–Shannon divergence, written by the sum of its two numbers instead of their mean."""

from derive.authoring import *


@theorem(
    _("A term of the Jensen–Shannon divergence by sums"),
    claims=("loss:jensen_shannon",),
    lemma=_("the term by sums"),
)
def jensen_shannon_by_sums(d):
    """With the mean m = (p + t)/2 one has log p − log m = log 2p − log(p + t). The mean of 0 and the smallest of a
    machine’s numbers is rounded to 0, their sum is not. Either number may be 0."""
    p, t = d.variable("p", nonnegative), d.variable("t", nonnegative)
    d.show(Eq(divergence_from_mean(p, t), divergence_from_mean_by_sums(p, t)))
    for a, b in ((p, t), (t, p)):
        for whole in ((p + t) / 2, p + t):
            with d.supposing(Eq(whole, 0)) as nothing:
                d.have(a <= 0, nothing, domain(b))
                d.have(Eq(a, 0), both_ways(d.proved(), d.have(a >= 0, domain(a))))
            d.have(implies(Eq(whole, 0), Eq(a, 0)), d.proved())
    halves = []
    for a in (p, t):
        plain, summed = xlogy(a, a) - xlogy(a, (p + t) / 2), xlogy(a, 2 * a) - xlogy(a, p + t)
        with d.supposing(a >= 0):
            d.claim(Eq(plain, summed))
            with d.case(Eq(a, 0)) as zero:
                d.chain(plain).eq(0, zero).eq(summed, zero)
            with d.case(a > 0):
                d.chain(plain).eq(summed, logarithms)
        halves.append(d.have(Eq(plain, summed), d.proved()))
    (
        d.chain(divergence_from_mean(p, t))
        .eq(xlogy(p, p) - xlogy(p, (p + t) / 2) + (xlogy(t, t) - xlogy(t, (p + t) / 2)), definition)
        .eq(divergence_from_mean_by_sums(p, t), *halves, definition)
    )
