"""The gradient of the divergence in a logarithmic target, as one number."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_target_target_gradient import (
    kl_divergence_with_log_target_target_gradient,
)


@theorem(
    _("The gradient of the divergence in a logarithmic target in stable form"),
    claims=("loss:kl_divergence",),
)
def kl_divergence_with_log_target_target_gradient_stable_form(d):
    """e^{s_k} (s_k − x_k + 1) as one number: e^{s_k} may overflow where x_k = s_k + 1 and the slope is 0."""
    n = d.size("n")
    s, x, k = d.family("s", n), d.family("x", n), d.index("k", n)
    slope, stable = D(kl_divergence_with_log_target(s, x), s[k]), scaled_exponential(s[k] - x[k] + 1, s[k])
    d.show(Eq(slope, stable))
    (
        d.chain(slope)
        .eq(exp(s[k]) * (s[k] - x[k] + 1), kl_divergence_with_log_target_target_gradient(n, s, x, k))
        .eq(stable, definition)
    )
