"""The Jensen–Shannon divergence of two distributions is 0 only if they are equal."""

from derive.authoring import *
from proofs.information.gibbs_inequality import gibbs_inequality
from proofs.information.zero_divergence_only_if_equal import zero_divergence_only_if_equal
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture


@theorem(_("A Jensen–Shannon divergence of 0"), claims=("loss:jensen_shannon",))
def jensen_shannon_zero_only_if_equal(d):
    """If JS(p, t) = 0, then p_i = t_i for every i: both halves are 0, so p is the mixture."""
    n = d.size("n")
    p, t = d.distribution("p", n), d.distribution("t", n)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    zero = d.suppose(Eq(jensen_shannon(p, t), 0))
    d.show(forall(i, Eq(p[i], t[i])))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))
    d.have(Eq(total(m), 1), linearity, d.normalised(p), d.normalised(t))
    first = d.have(kl_divergence(p, m) >= 0, gibbs_inequality(n, p, m))
    second = d.have(kl_divergence(t, m) >= 0, gibbs_inequality(n, t, m))
    (
        d.chain(kl_divergence(p, m))
        .le(kl_divergence(p, m) + kl_divergence(t, m), second)
        .eq(2 * jensen_shannon(p, t), definition)
        .eq(0, zero)
    )
    none = d.have(Eq(kl_divergence(p, m), 0), both_ways(d.proved(), first))
    same = d.have(forall(i, Eq(p[i], m[i])), zero_divergence_only_if_equal(n, p, m), none)
    with d.each(i):
        d.chain(p[i]).eq(2 * m[i] - p[i], at(same, i)).eq(t[i], algebra)
