"""∂/∂x_k of Σ t_i (log t_i − x_i) is −t_k."""

from derive.authoring import *


@theorem(
    _("The gradient of the divergence in the logarithmic input"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the divergence in the logarithmic input"),
)
def kl_divergence_with_log_input_gradient(d):
    """It does not depend on the input at all."""
    n = d.size("n")
    t, x = d.family("t", n, nonnegative), d.family("x", n)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(kl_divergence_with_log_input(t, x), x[k]), -t[k]))
    (
        d.chain(D(kl_divergence_with_log_input(t, x), x[k]))
        .eq(D(sum_(i, xlogy(t[i], t[i]) - t[i] * x[i]), x[k]), definition)
        .eq(-sum_(i, t[i] * delta(i, k)), differentiation)
        .eq(-t[k], kronecker)
    )
