"""The two forms of a term of the Jensen–Shannon divergence have one value, so the better one may be taken."""

from derive.authoring import *
from proofs.losses.divergence.close_entries_are_positive import close_entries_are_positive
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_by_differences import jensen_shannon_by_differences
from proofs.losses.divergence.jensen_shannon_by_sums import jensen_shannon_by_sums


@theorem(
    _("The terms of the Jensen–Shannon divergence in their better form"),
    claims=("loss:jensen_shannon",),
    lemma=_("each term in its better form"),
)
def jensen_shannon_terms_stable_form(d):
    """Where neither of p_i and t_i is twice the other or more, the term is computed from their relative difference: its
    four parts would nearly cancel there. Elsewhere from their sum. Entries may be 0."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    mixture = function(i, (p[i] + t[i]) / 2)
    plain, stable = divergence_from_mean(p[i], t[i]), stable_divergence_from_mean(p[i], t[i])
    close, far = abs(p[i] - t[i]) < (p[i] + t[i]) / 3, abs(p[i] - t[i]) >= (p[i] + t[i]) / 3
    d.show(Eq(sum_(i, plain), sum_(i, stable)))
    d.have(
        conjunction((absolutely_continuous(p, mixture), absolutely_continuous(t, mixture))),
        dominated_by_the_mixture(n, p, t),
    )
    d.have(
        forall(i, implies(close, conjunction((p[i] > 0, t[i] > 0)))),
        close_entries_are_positive(n, p, t),
    )
    with d.each(i):
        d.claim(Eq(plain, stable))
        with d.case(close) as because:
            (
                d.chain(plain)
                .eq(divergence_from_mean_by_differences(p[i], t[i]), jensen_shannon_by_differences(p[i], t[i]))
                .eq(stable, definition, because)
            )
        with d.case(far) as because:
            (
                d.chain(plain)
                .eq(divergence_from_mean_by_sums(p[i], t[i]), jensen_shannon_by_sums(p[i], t[i]))
                .eq(stable, definition, because)
            )
    d.chain(sum_(i, plain)).eq(sum_(i, stable), summing(d.proved()))
