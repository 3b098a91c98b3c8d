"""The negative log-likelihood is linear in the log-probabilities, so convex."""

from derive.authoring import *


@theorem(_("The negative log-likelihood is linear"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_convex(d):
    """On the segment between two inputs a and b the loss is the chord itself: convex, and concave."""
    n = d.size("n")
    a, b, y = d.family("a", n), d.family("b", n), d.index("y", n)
    s = d.variable("s", probability)
    i = index("i", n)
    between = function(i, (1 - s) * a[i] + s * b[i])
    chord = (1 - s) * negative_log_likelihood(a, y) + s * negative_log_likelihood(b, y)
    d.show(Eq(negative_log_likelihood(between, y), chord))
    (
        d.chain(negative_log_likelihood(between, y))
        .eq(-((1 - s) * a[y] + s * b[y]), definition)
        .eq((1 - s) * -a[y] + s * -b[y], algebra)
        .eq(chord, definition)
    )
