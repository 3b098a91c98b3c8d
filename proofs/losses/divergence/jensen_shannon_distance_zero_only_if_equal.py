"""The Jensen–Shannon distance of two distributions is 0 only if they are equal."""

from derive.authoring import *
from proofs.losses.divergence.dominated_by_the_mixture import dominated_by_the_mixture
from proofs.losses.divergence.jensen_shannon_distance_squared import jensen_shannon_distance_squared
from proofs.losses.divergence.jensen_shannon_nonnegative import jensen_shannon_nonnegative
from proofs.losses.divergence.jensen_shannon_zero_only_if_equal import jensen_shannon_zero_only_if_equal


@theorem(_("A Jensen–Shannon distance of 0"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_zero_only_if_equal(d):
    """If d_JS(p, t) = 0, then p_i = t_i for every i: the least value is attained nowhere else."""
    n = d.size("n")
    p, t = d.distribution("p", n), d.distribution("t", n)
    i = index("i", n)
    m = function(i, (p[i] + t[i]) / 2)
    zero = d.suppose(Eq(jensen_shannon_distance(p, t), 0))
    d.show(forall(i, Eq(p[i], t[i])))
    d.have(conjunction((absolutely_continuous(p, m), absolutely_continuous(t, m))), dominated_by_the_mixture(n, p, t))
    d.have(jensen_shannon(p, t) >= 0, jensen_shannon_nonnegative(n, p, t))
    (
        d.chain(jensen_shannon(p, t))
        .eq(jensen_shannon_distance(p, t) ** 2, jensen_shannon_distance_squared(n, p, t))
        .eq(0, zero.times(jensen_shannon_distance(p, t)))
    )
    d.have(forall(i, Eq(p[i], t[i])), jensen_shannon_zero_only_if_equal(n, p, t), d.proved())
