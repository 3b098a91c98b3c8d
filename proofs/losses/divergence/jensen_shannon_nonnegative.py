"""The Jensen–Shannon divergence is at least 0, and 0 for equal arguments."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture


@theorem(
    _("The least Jensen–Shannon divergence"),
    claims=("loss:jensen_shannon",),
    lemma=_("the Jensen–Shannon divergence is never negative"),
)
def jensen_shannon_nonnegative(d):
    """Gibbs' inequality for p and for t against the mixture m: the defects of the two sums cancel, so that no
    normalisation is needed."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    d.show(conjunction((jensen_shannon(p, t) >= 0, Eq(jensen_shannon(p, p), 0))))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))

    def information(p):
        return sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], m[i]))

    (
        d.chain(jensen_shannon(p, t))
        .eq(information(p) / 2 + information(t) / 2, definition)
        .ge(
            sum_(i, p[i] - m[i]) / 2 + sum_(i, t[i] - m[i]) / 2,
            gibbs_termwise(n, p, m).times(term(1) / 2),
            gibbs_termwise(n, t, m).times(term(1) / 2),
        )
        .eq(0, linearity)
    )
    d.have(Eq(jensen_shannon(p, p), 0), definition)
