"""∂/∂x_k of Σ e^{s_i} (s_i − x_i) is −e^{s_k}."""

from derive.authoring import *


@theorem(
    _("The gradient of the divergence with a logarithmic target in the input"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the divergence with a logarithmic target in the input"),
)
def kl_divergence_with_log_target_gradient(d):
    """Minus the target, as for a target that is given itself."""
    n = d.size("n")
    s, x = d.family("s", n), d.family("x", n)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(kl_divergence_with_log_target(s, x), x[k]), -exp(s[k])))
    (
        d.chain(D(kl_divergence_with_log_target(s, x), x[k]))
        .eq(D(sum_(i, exp(s[i]) * (s[i] - x[i])), x[k]), definition)
        .eq(-sum_(i, exp(s[i]) * delta(i, k)), differentiation)
        .eq(-exp(s[k]), kronecker)
    )
