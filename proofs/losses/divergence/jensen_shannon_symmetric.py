"""JS(p, t) = JS(t, p)."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture


@theorem(_("The Jensen–Shannon divergence is symmetric"), claims=("loss:jensen_shannon",))
def jensen_shannon_symmetric(d):
    """Unlike D(p ‖ t) it treats its arguments alike; zeros are allowed anywhere."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    d.show(Eq(jensen_shannon(p, t), jensen_shannon(t, p)))
    for one, other in ((p, t), (t, p)):
        m = function(i, (one[i] + other[i]) / 2)
        d.have(
            conjunction((absolutely_continuous(one, m), absolutely_continuous(other, m))),
            dominated_by_the_mixture(n, one, other),
        )
    d.chain(jensen_shannon(p, t)).eq(jensen_shannon(t, p), definition)
