"""The Jensen–Shannon divergence as it is computed: term by term by differences where the two numbers are close."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_by_differences import jensen_shannon_by_differences
from proofs.losses.divergence.jensen_shannon_in_one_sum import jensen_shannon_in_one_sum


@theorem(
    _("The stable form of the Jensen–Shannon divergence"),
    claims=("loss:jensen_shannon",),
    lemma=_("the stable form of the Jensen–Shannon divergence"),
)
def jensen_shannon_stable_form(d):
    """With the mixture m = (p + t)/2 and u = (p − t)/(p + t). Where p_i is less than twice t_i and t_i less than twice
    p_i, the term is computed from u_i: its four logarithms would nearly cancel there. Entries may be 0."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)

    def m(i):
        return (p[i] + t[i]) / 2

    def u(i):
        return (p[i] - t[i]) / (p[i] + t[i])

    def plain(i):
        return xlogy(p[i], p[i]) - xlogy(p[i], m(i)) + xlogy(t[i], t[i]) - xlogy(t[i], m(i))

    def by_differences(i):
        return m(i) * (u(i) * (log(1 + u(i)) - log(1 - u(i))) + log(1 - u(i) ** 2))

    def stable(i):
        return piecewise((by_differences(i), abs(p[i] - t[i]) < (p[i] + t[i]) / 3), otherwise=plain(i))

    mixture = function(i, m(i))
    d.show(Eq(jensen_shannon(p, t), sum_(i, stable(i)) / 2))
    d.have(
        conjunction((absolutely_continuous(p, mixture), absolutely_continuous(t, mixture))),
        dominated_by_the_mixture(n, p, t),
    )
    with d.each(i), d.supposing(abs(p[i] - t[i]) < (p[i] + t[i]) / 3) as close:
        d.have(p[i] - t[i] < (p[i] + t[i]) / 3, close)
        d.have(t[i] - p[i] < (p[i] + t[i]) / 3, close)
        d.have(conjunction((p[i] > 0, t[i] > 0)))
    d.have(forall(i, implies(abs(p[i] - t[i]) < (p[i] + t[i]) / 3, conjunction((p[i] > 0, t[i] > 0)))), d.proved())
    with d.each(i):
        d.claim(Eq(plain(i), stable(i)))
        with d.case(abs(p[i] - t[i]) < (p[i] + t[i]) / 3) as close:
            (d.chain(plain(i)).eq(by_differences(i), jensen_shannon_by_differences(p[i], t[i])).eq(stable(i), close))
        with d.case(abs(p[i] - t[i]) >= (p[i] + t[i]) / 3) as far:
            d.chain(plain(i)).eq(stable(i), far)
    each = d.proved()
    (
        d.chain(jensen_shannon(p, t))
        .eq(sum_(i, plain(i)) / 2, jensen_shannon_in_one_sum(n, p, t))
        .eq(sum_(i, stable(i)) / 2, summing(each).times(term(1) / 2))
    )
