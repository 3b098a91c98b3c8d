"""The Jensen–Shannon divergence in one sum."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture


@theorem(
    _("The Jensen–Shannon divergence in one sum"),
    claims=("loss:jensen_shannon",),
    lemma=_("the Jensen–Shannon divergence in one sum"),
)
def jensen_shannon_in_one_sum(d):
    """JS = ½ Σ j(p_i, t_i), where j(p, t) = p log(p/m) + t log(t/m) for the mixture m = (p + t)/2; entries 0 count
    0."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    one_sum = sum_(i, divergence_from_mean(p[i], t[i])) / 2
    d.show(Eq(jensen_shannon(p, t), one_sum))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))
    d.chain(jensen_shannon(p, t)).eq(one_sum, definition)
