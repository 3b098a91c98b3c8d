"""The Jensen–Shannon distance is at least 0, and 0 for equal arguments."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_nonnegative import jensen_shannon_nonnegative


@theorem(_("The least Jensen–Shannon distance"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_minimum(d):
    """A square root is not negative, and JS(p, p) = 0. For distributions the distance is 0 only if p = t."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, nonnegative)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    d.show(conjunction((jensen_shannon_distance(p, t) >= 0, Eq(jensen_shannon_distance(p, p), 0))))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))
    d.have(jensen_shannon(p, t) >= 0, jensen_shannon_nonnegative(n, p, t))
    d.chain(jensen_shannon_distance(p, t)).eq(sqrt(jensen_shannon(p, t)), definition).ge(0, sign)
    equal = d.have(Eq(jensen_shannon(p, p), 0), definition)
    d.chain(jensen_shannon_distance(p, p)).eq(sqrt(jensen_shannon(p, p)), definition).eq(0, equal)
