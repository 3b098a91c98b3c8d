"""For normalised inputs the divergence is at least 0: Gibbs' inequality."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(_("The divergence with a logarithmic input is not negative"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_minimum(d):
    """If Σ t_i = 1 and Σ e^{x_i} = 1, then the loss is at least 0, as every divergence of distributions."""
    n = d.size("n")
    t, x, i = d.family("t", n, nonnegative), d.family("x", n), index("i", n)
    target = d.suppose(normalised(t))
    normal = d.suppose(Eq(sum_(i, exp(x[i])), 1))
    d.show(kl_divergence_with_log_input(t, x) >= 0)
    prediction = function(i, exp(x[i]))
    (
        d.chain(kl_divergence_with_log_input(t, x))
        .eq(sum_(i, xlogy(t[i], t[i]) - t[i] * log(exp(x[i]))), definition)
        .ge(sum_(i, t[i] - exp(x[i])), gibbs_termwise(n, t, prediction))
        .eq(0, linearity, target, normal)
    )
