"""The divergence with a logarithmic input is 0 at the logarithms of the target."""

from derive.authoring import *


@theorem(_("Where the divergence with a logarithmic input is 0"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_minimum_attained(d):
    """ℓ(t, log t) = 0 for a target without zeros: the least value among all log-probabilities."""
    n = d.size("n")
    t, i = d.family("t", n, positive), index("i", n)
    d.show(Eq(kl_divergence_with_log_input(t, function(i, log(t[i]))), 0))
    (
        d.chain(kl_divergence_with_log_input(t, function(i, log(t[i]))))
        .eq(sum_(i, t[i] * log(t[i]) - t[i] * log(t[i])), definition)
        .eq(0, algebra)
    )
