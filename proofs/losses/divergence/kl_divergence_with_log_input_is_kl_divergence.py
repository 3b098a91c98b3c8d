"""At x = log q the loss with a logarithmic input is D(t ‖ q)."""

from derive.authoring import *


@theorem(_("The divergence with a logarithmic input is the divergence"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_is_kl_divergence(d):
    """The target comes first in D(t ‖ q). The libraries' functions take the input first: what is called KL(input,
    target) there is D(target ‖ input)."""
    n = d.size("n")
    t, q, i = d.family("t", n, nonnegative), d.family("q", n, positive), index("i", n)
    logarithm = function(i, log(q[i]))
    d.show(Eq(kl_divergence_with_log_input(t, logarithm), kl_divergence(t, q)))
    (
        d.chain(kl_divergence_with_log_input(t, logarithm))
        .eq(sum_(i, xlogy(t[i], t[i]) - t[i] * log(q[i])), definition)
        .eq(kl_divergence(t, q), definition)
    )
