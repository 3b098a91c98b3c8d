"""∂²/∂s_j∂s_k of Σ e^{s_i} (s_i − x_i) is δ_jk e^{s_k} (s_k − x_k + 2)."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_target_target_gradient import (
    kl_divergence_with_log_target_target_gradient,
)


@theorem(
    _("The second derivatives of the divergence in a logarithmic target"),
    claims=("loss:kl_divergence",),
    lemma=_("the second derivatives of the divergence in a logarithmic target"),
)
def kl_divergence_with_log_target_target_hessian(d):
    """Negative at (k, k) exactly when s_k < x_k − 2: the loss is not convex in the logarithm of the target."""
    n = d.size("n")
    s, x = d.family("s", n), d.family("x", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = kl_divergence_with_log_target(s, x)
    d.show(Eq(D(D(loss, s[k]), s[j]), delta(j, k) * exp(s[k]) * (s[k] - x[k] + 2)))
    with d.each(s):
        d.have(
            Eq(D(loss, s[k]), exp(s[k]) * (s[k] - x[k] + 1)), kl_divergence_with_log_target_target_gradient(n, s, x, k)
        )
    gradient = d.proved()
    (
        d.chain(D(D(loss, s[k]), s[j]))
        .eq(D(exp(s[k]) * (s[k] - x[k] + 1), s[j]), differentiating(at(gradient, s), s[j]))
        .eq(delta(j, k) * exp(s[k]) * (s[k] - x[k] + 2), product_rule)
    )
