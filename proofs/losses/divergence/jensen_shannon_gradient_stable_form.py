"""∂JS(p, t)/∂p_k by the relative difference of p_k and t_k where they are close."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient


@theorem(
    _("The stable form of the gradient of the Jensen–Shannon divergence"),
    claims=("loss:jensen_shannon",),
    lemma=_("the stable form of the gradient of the Jensen–Shannon divergence"),
)
def jensen_shannon_gradient_stable_form(d):
    """∂JS/∂p_k = ½ r(p_k, t_k), where r(p, t) is log(p/m) with m = (p + t)/2, or log(1 + u) with u = (p − t)/(p + t).
    Where p ≈ t, u keeps its digits and p/m does not; where p is much smaller than t, it is the other way round."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    k = d.index("k", n)
    slope, m, ratio = D(jensen_shannon(p, t), p[k]), (p[k] + t[k]) / 2, log_ratio_to_mean(p[k], t[k])
    d.show(Eq(slope, ratio / 2))
    d.chain(slope).eq((log(p[k]) - log(m)) / 2, jensen_shannon_gradient(n, p, t, k))
    plain = d.proved()
    with d.case(t[k] < 2 * p[k]) as near:
        (
            d.chain(slope)
            .eq((log(p[k]) - log(m)) / 2, plain)
            .eq(log(1 + (p[k] - t[k]) / (p[k] + t[k])) / 2, logarithms)
            .eq(ratio / 2, definition, near)
        )
    with d.case(t[k] >= 2 * p[k]) as far:
        (
            d.chain(slope)
            .eq((log(p[k]) - log(m)) / 2, plain)
            .eq(log(p[k] / m) / 2, logarithms)
            .eq(ratio / 2, definition, far)
        )
