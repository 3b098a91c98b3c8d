"""The gradient of the Jensen–Shannon divergence in the target, without losing digits."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient_stable_form import jensen_shannon_gradient_stable_form
from proofs.losses.divergence.jensen_shannon_symmetric import jensen_shannon_symmetric


@theorem(
    _("The stable form of the gradient of the Jensen–Shannon divergence in the target"),
    claims=("loss:jensen_shannon",),
)
def jensen_shannon_target_gradient_stable_form(d):
    """As in p, with p and t exchanged: ∂JS/∂t_k = ½ r(t_k, p_k)."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, positive)
    k = d.index("k", n)
    d.show(Eq(D(jensen_shannon(p, t), t[k]), log_ratio_to_mean(t[k], p[k]) / 2))
    with d.each(t):
        d.have(Eq(jensen_shannon(p, t), jensen_shannon(t, p)), jensen_shannon_symmetric(n, p, t))
    exchanged = d.proved()
    (
        d.chain(D(jensen_shannon(p, t), t[k]))
        .eq(D(jensen_shannon(t, p), t[k]), differentiating(at(exchanged, t), t[k]))
        .eq(log_ratio_to_mean(t[k], p[k]) / 2, jensen_shannon_gradient_stable_form(n, t, p, k))
    )
