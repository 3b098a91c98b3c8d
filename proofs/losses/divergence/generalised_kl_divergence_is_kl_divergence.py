"""The generalised divergence is the divergence where both families have the same sum."""

from derive.authoring import *


@theorem(_("The generalised divergence of equal sums"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_is_kl_divergence(d):
    """Its terms −t_i + q_i add up to 0 where Σ t = Σ q. Term by term, as SciPy's kl_div gives them, they are there."""
    n = d.size("n")
    t, q = d.family("t", n, nonnegative), d.family("q", n, nonnegative)
    i = index("i", n)
    d.suppose(absolutely_continuous(t, q))
    same = d.suppose(Eq(total(t), total(q)))
    d.show(Eq(generalised_kl_divergence(t, q), kl_divergence(t, q)))
    (
        d.chain(generalised_kl_divergence(t, q))
        .eq(sum_(i, xlogy(t[i], t[i]) - xlogy(t[i], q[i])) - total(t) + total(q), definition)
        .eq(sum_(i, xlogy(t[i], t[i]) - xlogy(t[i], q[i])), same)
        .eq(kl_divergence(t, q), definition)
    )
