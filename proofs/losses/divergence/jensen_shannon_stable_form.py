"""The Jensen–Shannon divergence, computed without losing digits where the arguments are close."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_in_one_sum import jensen_shannon_in_one_sum
from proofs.losses.divergence.jensen_shannon_terms_stable_form import (
    jensen_shannon_terms_stable_form,
)


@theorem(
    _("The stable form of the Jensen–Shannon divergence"),
    claims=("loss:jensen_shannon",),
    lemma=_("the stable form of the Jensen–Shannon divergence"),
)
def jensen_shannon_stable_form(d):
    """Each term in the better of its two forms: by the relative difference where p_i ≈ t_i, where four parts would
    nearly cancel; otherwise as it is defined. Entries may be 0."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    stable = sum_(i, stable_divergence_from_mean(p[i], t[i])) / 2
    d.show(Eq(jensen_shannon(p, t), stable))
    (
        d.chain(jensen_shannon(p, t))
        .eq(sum_(i, divergence_from_mean(p[i], t[i])) / 2, jensen_shannon_in_one_sum(n, p, t))
        .eq(stable, jensen_shannon_terms_stable_form(n, p, t).times(term(1) / 2))
    )
