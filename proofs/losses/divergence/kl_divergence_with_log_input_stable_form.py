"""The divergence of a target from log-probabilities, term by term."""

from derive.authoring import *


@theorem(_("The divergence with a logarithmic input"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_stable_form(d):
    """Σ t_i (log t_i − x_i), where a target t_i = 0 counts 0 whatever x_i is. Over free inputs it is no divergence: it
    may be negative."""
    n = d.size("n")
    t, x, i = d.family("t", n, nonnegative), d.family("x", n), index("i", n)
    form = sum_(i, xlogy(t[i], t[i]) - t[i] * x[i])
    d.show(Eq(kl_divergence_with_log_input(t, x), form))
    d.chain(kl_divergence_with_log_input(t, x)).eq(form, definition)
