"""Where the mixture of two non-negative families is 0, so are both."""

from derive.authoring import *


@theorem(
    _("Both families are dominated by their mixture"),
    claims=("loss:jensen_shannon",),
    lemma=_("the mixture is 0 only where both are"),
)
def dominated_by_the_mixture(d):
    """So the Jensen–Shannon divergence is defined for any two non-negative families, whatever their zeros."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    d.show(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))))
    for family, other in ((p, t), (t, p)):
        with d.each(i), d.supposing(Eq(m[i], 0)) as nothing:
            d.have(family[i] <= 0, nothing, domain(other))
            d.have(Eq(family[i], 0), both_ways(d.proved(), d.have(family[i] >= 0, domain(family))))
        d.have(absolutely_continuous(family, m), d.proved())
