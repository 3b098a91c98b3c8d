"""∂/∂t_k of Σ t_i (log t_i − x_i) is log t_k − x_k + 1, for positive targets."""

from derive.authoring import *


@theorem(
    _("The gradient of the divergence in the target"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the divergence in the target"),
)
def kl_divergence_with_log_input_target_gradient(d):
    """For t_k > 0 only: as t_k falls to 0 the slope falls below any bound, and at t_k = 0 there is none."""
    n = d.size("n")
    t, x = d.family("t", n, positive), d.family("x", n)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(kl_divergence_with_log_input(t, x), t[k]), log(t[k]) - x[k] + 1))
    (
        d.chain(D(kl_divergence_with_log_input(t, x), t[k]))
        .eq(D(sum_(i, t[i] * log(t[i]) - t[i] * x[i]), t[k]), definition)
        .eq(sum_(i, (log(t[i]) + 1 - x[i]) * delta(i, k)), product_rule)
        .eq(log(t[k]) - x[k] + 1, kronecker)
    )
