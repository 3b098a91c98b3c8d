"""The divergence of two families of probabilities, term by term."""

from derive.authoring import *


@theorem(_("The divergence of probabilities"), claims=("loss:kl_divergence",))
def kl_divergence_stable_form(d):
    """Each logarithm by itself: the ratio p_i/q_i may overflow. Terms with p_i = 0 count 0."""
    n = d.size("n")
    p, q, i = d.family("p", n, nonnegative), d.family("q", n, nonnegative), index("i", n)
    d.suppose(absolutely_continuous(p, q))
    form = sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i]))
    d.show(Eq(kl_divergence(p, q), form))
    d.chain(kl_divergence(p, q)).eq(form, definition)
