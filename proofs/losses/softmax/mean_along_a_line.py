"""Means of items that lie below their chords lie below theirs."""

from derive.authoring import *


@theorem(_("The mean of convex losses"), lemma=_("the mean of what is convex"))
def mean_along_a_line(d):
    """If a_n ≤ (1 − s) b_n + s c_n for every item, then the means over the N items compare in the same way."""
    N = d.size("N")
    a, b, c, s = d.family("a", N), d.family("b", N), d.family("c", N), d.variable("s", probability)
    n = index("n", N)
    below = d.suppose(forall(n, a[n] <= (1 - s) * b[n] + s * c[n]))
    chord = (1 - s) * (sum_(n, b[n]) / N) + s * (sum_(n, c[n]) / N)
    d.show(sum_(n, a[n]) / N <= chord)
    (
        d.chain(sum_(n, a[n]) / N)
        .le(sum_(n, (1 - s) * b[n] + s * c[n]) / N, summing(below).times(1 / N))
        .eq(chord, linearity)
    )
