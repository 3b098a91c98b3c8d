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
    """Where neither of p_i and t_i is twice the other or more, the term is computed from their relative difference:
    its four parts would nearly cancel there. Entries may be 0."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    mixture = function(i, (p[i] + t[i]) / 2)
    close, far = abs(p[i] - t[i]) < (p[i] + t[i]) / 3, abs(p[i] - t[i]) >= (p[i] + t[i]) / 3
    plain = divergence_from_mean(p[i], t[i])
    stable = piecewise((divergence_from_mean_by_differences(p[i], t[i]), close), otherwise=plain)
    d.show(Eq(jensen_shannon(p, t), sum_(i, stable) / 2))
    d.have(
        conjunction((absolutely_continuous(p, mixture), absolutely_continuous(t, mixture))),
        dominated_by_the_mixture(n, p, t),
    )
    with d.each(i), d.supposing(close) as because:
        d.have(p[i] - t[i] < (p[i] + t[i]) / 3, because)
        d.have(t[i] - p[i] < (p[i] + t[i]) / 3, because)
        d.have(conjunction((p[i] > 0, t[i] > 0)), words(_("no entry is negative")))
    d.have(forall(i, implies(close, conjunction((p[i] > 0, t[i] > 0)))), d.proved())
    with d.each(i):
        d.claim(Eq(plain, stable))
        with d.case(close) as because:
            (
                d.chain(plain)
                .eq(divergence_from_mean_by_differences(p[i], t[i]), jensen_shannon_by_differences(p[i], t[i]))
                .eq(stable, because)
            )
        with d.case(far) as because:
            d.chain(plain).eq(stable, because)
    each = d.proved()
    (
        d.chain(jensen_shannon(p, t))
        .eq(sum_(i, plain) / 2, jensen_shannon_in_one_sum(n, p, t))
        .eq(sum_(i, stable) / 2, summing(each).times(term(1) / 2))
    )
