"""The gradient of the mean Jensen–Shannon distance."""

from derive.authoring import *


@theorem(_("The gradient of the mean Jensen–Shannon distance"), claims=("loss:jensen_shannon",))
def jensen_shannon_distance_mean(d):
    """Where every JS(p_r, t_r) > 0: (log p_jk − log m_jk)/(4 d_JS(p_j, t_j) N) with m = (p + t)/2. One pair of equal
    distributions in the batch leaves the mean without a gradient."""
    N, n = d.size("N"), d.size("n")
    p, t = d.family("p", N, family_sort(n, positive)), d.family("t", N, family_sort(n, positive))
    j, k = d.index("j", N), d.index("k", n)
    r = index("r", N)
    apart = d.suppose(forall(r, jensen_shannon(p[r], t[r]) > 0))
    mean = sum_(r, jensen_shannon_distance(p[r], t[r])) / N

    def slope(r):
        return (log(p[r, k]) - log((p[r, k] + t[r, k]) / 2)) / (4 * jensen_shannon_distance(p[r], t[r]))

    d.show(Eq(D(mean, p[j, k]), slope(j) / N))
    (d.chain(D(mean, p[j, k])).eq(sum_(r, delta(r, j) * slope(r)) / N, chain_rule, apart).eq(slope(j) / N, kronecker))
