"""D(P‖P) = 0."""

from derive.authoring import *


@theorem(_("A distribution does not diverge from itself"), claims=("B10",))
def divergence_of_equals(d):
    """D(P‖P) = 0 for every P ≥ 0, zeros allowed."""
    n = d.size("n")
    p = d.family("p", n, nonnegative)
    d.show(Eq(kl_divergence(p, p), 0))
    i = index("i", n)
    d.chain(kl_divergence(p, p)).eq(sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], p[i])), definition).eq(0, algebra)
