"""The generalised divergence, term by term."""

from derive.authoring import *


@theorem(_("The generalised divergence"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_stable_form(d):
    """Σ (t_i log t_i − t_i log q_i − t_i + q_i), what SciPy's kl_div adds up to."""
    n = d.size("n")
    t, q, i = d.family("t", n, nonnegative), d.family("q", n, nonnegative), index("i", n)
    d.suppose(absolutely_continuous(t, q))
    form = sum_(i, xlogy(t[i], t[i]) - xlogy(t[i], q[i]) - t[i] + q[i])
    d.show(Eq(generalised_kl_divergence(t, q), form))
    d.chain(generalised_kl_divergence(t, q)).eq(form, definition)
