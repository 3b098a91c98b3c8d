"""∂²/∂t_j∂t_k of Σ t_i (log t_i − x_i) is δ_jk/t_k."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_input_target_gradient import (
    kl_divergence_with_log_input_target_gradient,
)


@theorem(_("The second derivatives of the divergence in the target"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_target_hessian(d):
    """The matrix is diagonal and positive: the divergence is strictly convex in the target."""
    n = d.size("n")
    t, x = d.family("t", n, positive), d.family("x", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = kl_divergence_with_log_input(t, x)
    d.show(Eq(D(D(loss, t[k]), t[j]), delta(j, k) / t[k]))
    with d.each(t):
        d.have(Eq(D(loss, t[k]), log(t[k]) - x[k] + 1), kl_divergence_with_log_input_target_gradient(n, t, x, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, t[k]), t[j]))
        .eq(D(log(t[k]) - x[k] + 1, t[j]), differentiating(at(gradient, t), t[j]))
        .eq(delta(j, k) / t[k], differentiation)
    )
