"""The divergence with logarithmic target and input, term by term."""

from derive.authoring import *


@theorem(_("The divergence with a logarithmic target"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_stable_form(d):
    """Σ e^{s_i} (s_i − x_i) for the logarithm s of the target; each product as one number, for e^{s_i} may overflow
    where s_i = x_i and nothing is to be added."""
    n = d.size("n")
    s, x, i = d.family("s", n), d.family("x", n), index("i", n)
    stable = sum_(i, scaled_exponential(s[i] - x[i], s[i]))
    d.show(Eq(kl_divergence_with_log_target(s, x), stable))
    (
        d.chain(kl_divergence_with_log_target(s, x))
        .eq(sum_(i, exp(s[i]) * (s[i] - x[i])), definition)
        .eq(stable, definition)
    )
