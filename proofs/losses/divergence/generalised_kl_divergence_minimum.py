"""The generalised divergence is at least 0, whatever the sums are, and 0 at q = t."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(_("The least generalised divergence"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_minimum(d):
    """For q_i = 0 only where t_i = 0. No normalisation is needed."""
    n = d.size("n")
    t, q = d.family("t", n, nonnegative), d.family("q", n, nonnegative)
    i = index("i", n)
    d.suppose(absolutely_continuous(t, q))
    d.show(conjunction((generalised_kl_divergence(t, q) >= 0, Eq(generalised_kl_divergence(t, t), 0))))
    (
        d.chain(generalised_kl_divergence(t, q))
        .eq(sum_(i, xlogy(t[i], t[i]) - xlogy(t[i], q[i])) - total(t) + total(q), definition)
        .ge(0, gibbs_termwise(n, t, q))
    )
    d.have(Eq(generalised_kl_divergence(t, t), 0), definition)
