"""For a positive target both forms of the divergence agree."""

from derive.authoring import *


@theorem(_("The divergence with a target or its logarithm"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_is_with_log_input(d):
    """With s = log t the loss of a logarithmic target is the loss of the target t > 0. A target 0 has no logarithm."""
    n = d.size("n")
    t, x, i = d.family("t", n, positive), d.family("x", n), index("i", n)
    logarithm = function(i, log(t[i]))
    d.show(Eq(kl_divergence_with_log_target(logarithm, x), kl_divergence_with_log_input(t, x)))
    (
        d.chain(kl_divergence_with_log_target(logarithm, x))
        .eq(sum_(i, exp(log(t[i])) * (log(t[i]) - x[i])), definition)
        .eq(sum_(i, t[i] * log(t[i]) - t[i] * x[i]), exponentials)
        .eq(kl_divergence_with_log_input(t, x), definition)
    )
