"""∂JS(p, t)/∂t_k = ½ (log t_k − log m_k), m = (p + t)/2."""

from derive.authoring import *


@theorem(_("The gradient of the Jensen–Shannon divergence in the target"), claims=("loss:jensen_shannon",))
def jensen_shannon_target_gradient(d):
    """The same as in p: both arguments are treated alike. t is any positive family, p may have zeros."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, positive)
    k, i = d.index("k", n), index("i", n)

    def m(i):
        return (p[i] + t[i]) / 2

    d.show(Eq(D(jensen_shannon(p, t), t[k]), (log(t[k]) - log((p[k] + t[k]) / 2)) / 2))
    (
        d.chain(D(jensen_shannon(p, t), t[k]))
        .eq(
            D(
                sum_(i, xlogy(p[i], p[i]) - p[i] * log(m(i))) / 2 + sum_(i, t[i] * log(t[i]) - t[i] * log(m(i))) / 2,
                t[k],
            ),
            definition,
        )
        .eq(
            sum_(i, (log(t[i]) + 1 - log(m(i)) - t[i] / (2 * m(i))) * delta(i, k)) / 2
            - sum_(i, p[i] / (2 * m(i)) * delta(i, k)) / 2,
            product_rule,
        )
        .eq((log(t[k]) - log((p[k] + t[k]) / 2)) / 2, kronecker)
    )
