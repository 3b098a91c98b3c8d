"""The divergence is linear in the logarithmic input, so convex."""

from derive.authoring import *


@theorem(_("The divergence is linear in the logarithmic input"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_convex(d):
    """On the segment between two inputs a and b the loss is the chord itself."""
    n = d.size("n")
    t, a, b = d.family("t", n, nonnegative), d.family("a", n), d.family("b", n)
    s, i = d.variable("s", probability), index("i", n)
    between = function(i, (1 - s) * a[i] + s * b[i])
    chord = (1 - s) * kl_divergence_with_log_input(t, a) + s * kl_divergence_with_log_input(t, b)
    d.show(Eq(kl_divergence_with_log_input(t, between), chord))
    (
        d.chain(kl_divergence_with_log_input(t, between))
        .eq(sum_(i, xlogy(t[i], t[i]) - t[i] * ((1 - s) * a[i] + s * b[i])), definition)
        .eq(
            (1 - s) * sum_(i, xlogy(t[i], t[i]) - t[i] * a[i]) + s * sum_(i, xlogy(t[i], t[i]) - t[i] * b[i]), linearity
        )
        .eq(chord, definition)
    )
