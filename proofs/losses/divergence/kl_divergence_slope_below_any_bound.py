"""As a target falls to 0 the slope of the divergence in it falls below any bound."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.divergence.kl_divergence_with_log_input_target_gradient import (
    kl_divergence_with_log_input_target_gradient,
)


@theorem(_("The slope of the divergence at a vanishing target"), claims=("loss:kl_divergence",))
def kl_divergence_slope_below_any_bound(d):
    """For any M the slope in t_k is at most −M as soon as 0 < t_k ≤ e^{x_k − 1 − M}. So it tends to −∞ at t_k = 0,
    which some libraries report as nan."""
    n = d.size("n")
    t, x = d.family("t", n, positive), d.family("x", n)
    k, M = d.index("k", n), d.real("M")
    bound = exp(x[k] - 1 - M)
    small = d.suppose(t[k] <= bound)
    d.show(D(kl_divergence_with_log_input(t, x), t[k]) <= -M)
    (
        d.chain(log(t[k]))
        .eq(log(t[k] / bound) + log(bound), logarithms)
        .le(t[k] / bound - 1 + log(bound), log_le_sub_one(t[k] / bound))
        .le(log(bound), small.times(1 / bound))
        .eq(x[k] - 1 - M, logarithms)
    )
    below = d.proved()
    (
        d.chain(D(kl_divergence_with_log_input(t, x), t[k]))
        .eq(log(t[k]) - x[k] + 1, kl_divergence_with_log_input_target_gradient(n, t, x, k))
        .le(-M, below)
    )
