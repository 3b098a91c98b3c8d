"""∂JS(p, t)/∂t_k by the relative difference of t_k and p_k where they are close."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_target_gradient import jensen_shannon_target_gradient


@theorem(
    _("The stable form of the gradient of the Jensen–Shannon divergence in the target"),
    claims=("loss:jensen_shannon",),
)
def jensen_shannon_target_gradient_stable_form(d):
    """As in p, with p and t exchanged: ½ log(1 + (t_k − p_k)/(t_k + p_k)) where t_k is not much smaller than p_k."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, positive)
    k = d.index("k", n)
    slope, m = D(jensen_shannon(p, t), t[k]), (p[k] + t[k]) / 2
    plain = log(t[k]) - log(m)
    close = log(1 + (t[k] - p[k]) / (p[k] + t[k]))
    stable = piecewise((close, p[k] < 2 * t[k]), otherwise=log(t[k] / m))
    d.show(Eq(slope, stable / 2))
    with d.case(p[k] < 2 * t[k]) as near:
        (
            d.chain(slope)
            .eq(plain / 2, jensen_shannon_target_gradient(n, p, t, k))
            .eq(close / 2, logarithms)
            .eq(stable / 2, near)
        )
    with d.case(p[k] >= 2 * t[k]) as far:
        (
            d.chain(slope)
            .eq(plain / 2, jensen_shannon_target_gradient(n, p, t, k))
            .eq(log(t[k] / m) / 2, logarithms)
            .eq(stable / 2, far)
        )
