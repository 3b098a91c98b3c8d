"""Over free inputs the divergence with a logarithmic input has no least value."""

from derive.authoring import *


@theorem(_("The divergence of free inputs is unbounded"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_unbounded(d):
    """For Σ t = 1 the inputs x_i = M, the same for every class, have the loss −H(t) − M, for any M."""
    n = d.size("n")
    t, M, i = d.family("t", n, nonnegative), d.real("M"), index("i", n)
    target = d.suppose(normalised(t))
    same = function(i, M)
    d.show(Eq(kl_divergence_with_log_input(t, same), -entropy(t) - M))
    (
        d.chain(kl_divergence_with_log_input(t, same))
        .eq(sum_(i, xlogy(t[i], t[i]) - t[i] * M), definition)
        .eq(sum_(i, xlogy(t[i], t[i])) - M, linearity, target)
        .eq(-entropy(t) - M, definition)
    )
