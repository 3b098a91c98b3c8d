"""The divergence with a logarithmic target is linear in the input, so convex."""

from derive.authoring import *


@theorem(_("The divergence with a logarithmic target is linear in the input"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_convex(d):
    """On the segment between two inputs a and b the loss is the chord itself."""
    n = d.size("n")
    s, a, b = d.family("s", n), d.family("a", n), d.family("b", n)
    r, i = d.variable("r", probability), index("i", n)
    between = function(i, (1 - r) * a[i] + r * b[i])
    chord = (1 - r) * kl_divergence_with_log_target(s, a) + r * kl_divergence_with_log_target(s, b)
    d.show(Eq(kl_divergence_with_log_target(s, between), chord))
    (
        d.chain(kl_divergence_with_log_target(s, between))
        .eq(sum_(i, exp(s[i]) * (s[i] - ((1 - r) * a[i] + r * b[i]))), definition)
        .eq((1 - r) * sum_(i, exp(s[i]) * (s[i] - a[i])) + r * sum_(i, exp(s[i]) * (s[i] - b[i])), linearity)
        .eq(chord, definition)
    )
