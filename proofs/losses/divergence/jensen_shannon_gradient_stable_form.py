"""∂JS(p, t)/∂p_k by the relative difference of p_k and t_k where they are close."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient


@theorem(
    _("The stable form of the gradient of the Jensen–Shannon divergence"),
    claims=("loss:jensen_shannon",),
    lemma=_("the stable form of the gradient of the Jensen–Shannon divergence"),
)
def jensen_shannon_gradient_stable_form(d):
    """½ log(p_k/m_k), m = (p + t)/2, is ½ log(1 + u) with u = (p_k − t_k)/(p_k + t_k). Where p_k ≈ t_k, u keeps its
    digits and the quotient does not; where p_k is much smaller than t_k, it is the other way round."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    k = d.index("k", n)
    slope, m = D(jensen_shannon(p, t), p[k]), (p[k] + t[k]) / 2
    plain = log(p[k]) - log(m)
    close = log(1 + (p[k] - t[k]) / (p[k] + t[k]))
    stable = piecewise((close, t[k] < 2 * p[k]), otherwise=log(p[k] / m))
    d.show(Eq(slope, stable / 2))
    with d.case(t[k] < 2 * p[k]) as near:
        (
            d.chain(slope)
            .eq(plain / 2, jensen_shannon_gradient(n, p, t, k))
            .eq(close / 2, logarithms)
            .eq(stable / 2, near)
        )
    with d.case(t[k] >= 2 * p[k]) as far:
        (
            d.chain(slope)
            .eq(plain / 2, jensen_shannon_gradient(n, p, t, k))
            .eq(log(p[k] / m) / 2, logarithms)
            .eq(stable / 2, far)
        )
