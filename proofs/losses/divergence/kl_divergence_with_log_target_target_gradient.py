"""∂/∂s_k of Σ e^{s_i} (s_i − x_i) is e^{s_k} (s_k − x_k + 1)."""

from derive.authoring import *


@theorem(
    _("The gradient of the divergence in a logarithmic target"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the divergence in a logarithmic target"),
)
def kl_divergence_with_log_target_target_gradient(d):
    """Unlike the slope in the target itself it tends to 0 where the target vanishes."""
    n = d.size("n")
    s, x = d.family("s", n), d.family("x", n)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(kl_divergence_with_log_target(s, x), s[k]), exp(s[k]) * (s[k] - x[k] + 1)))
    (
        d.chain(D(kl_divergence_with_log_target(s, x), s[k]))
        .eq(D(sum_(i, exp(s[i]) * (s[i] - x[i])), s[k]), definition)
        .eq(sum_(i, (exp(s[i]) * (s[i] - x[i]) + exp(s[i])) * delta(i, k)), product_rule)
        .eq(exp(s[k]) * (s[k] - x[k] + 1), kronecker)
    )
