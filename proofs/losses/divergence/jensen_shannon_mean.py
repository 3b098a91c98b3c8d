"""The gradient of the mean Jensen–Shannon divergence over N items."""

from derive.authoring import *


@theorem(_("The gradient of the mean Jensen–Shannon divergence"), claims=("loss:jensen_shannon",))
def jensen_shannon_mean(d):
    """½ (log p_jk − log m_jk)/N with m = (p + t)/2, for item j and class k: the slope of one item, divided by N."""
    N, K = d.size("N"), d.size("K")
    p = d.family("p", N, function_sort(index_range(K), positive))
    t = d.family("t", N, function_sort(index_range(K), positive))
    j, k = d.index("j", N), d.index("k", K)
    r, i = index("r", N), index("i", K)

    def m(r, i):
        return (p[r][i] + t[r][i]) / 2

    def information(p):
        return sum_(r, sum_(i, p[r][i] * log(p[r][i]) - p[r][i] * log(m(r, i))) / 2)

    mean = sum_(r, jensen_shannon(p[r], t[r])) / N
    slope = log(p[r][i]) - log(m(r, i)) + 1 - (p[r][i] + t[r][i]) / (2 * m(r, i))
    d.show(Eq(D(mean, p[j][k]), (log(p[j][k]) - log(m(j, k))) / (2 * N)))
    (
        d.chain(D(mean, p[j][k]))
        .eq(D((information(p) + information(t)) / N, p[j][k]), definition)
        .eq(sum_(r, sum_(i, slope * delta(r, j) * delta(i, k))) / (2 * N), product_rule)
        .eq((log(p[j][k]) - log(m(j, k))) / (2 * N), kronecker)
    )
