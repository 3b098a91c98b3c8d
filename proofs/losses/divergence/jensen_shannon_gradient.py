"""∂JS(p, t)/∂p_k = ½ log(p_k/m_k), m = (p + t)/2."""

from derive.authoring import *


@theorem(
    _("The gradient of the Jensen–Shannon divergence"),
    claims=("loss:jensen_shannon",),
    lemma=_("the gradient of the Jensen–Shannon divergence"),
)
def jensen_shannon_gradient(d):
    """The mixture moves with p, but its share of the slope cancels. p is any positive family, t may have zeros."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    k, i = d.index("k", n), index("i", n)

    def m(i):
        return (p[i] + t[i]) / 2

    d.show(Eq(D(jensen_shannon(p, t), p[k]), (log(p[k]) - log((p[k] + t[k]) / 2)) / 2))
    (
        d.chain(D(jensen_shannon(p, t), p[k]))
        .eq(
            D(
                sum_(i, p[i] * log(p[i]) - p[i] * log(m(i))) / 2 + sum_(i, xlogy(t[i], t[i]) - t[i] * log(m(i))) / 2,
                p[k],
            ),
            definition,
        )
        .eq(
            sum_(i, (log(p[i]) + 1 - log(m(i)) - p[i] / (2 * m(i))) * delta(i, k)) / 2
            - sum_(i, t[i] / (2 * m(i)) * delta(i, k)) / 2,
            product_rule,
        )
        .eq((log(p[k]) - log(m(k)) + 1 - (p[k] + t[k]) / (2 * m(k))) / 2, kronecker)
        .eq((log(p[k]) - log((p[k] + t[k]) / 2)) / 2, algebra)
    )
