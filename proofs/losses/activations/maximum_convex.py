"""The maximum of a family is convex."""

from derive.authoring import *


@theorem(_("The maximum is convex"), source="Boyd & Vandenberghe 2004, 3.1.5", lemma=_("the maximum is convex"))
def maximum_convex(d):
    """max_i ((1 − s) z_i + s w_i) ≤ (1 − s) max z + s max w for 0 ≤ s ≤ 1: each entry on the left is at most the right
    side."""
    K = d.size("K")
    z, w, s = d.family("z", K), d.family("w", K), d.variable("s", probability)
    i = index("i", K)
    chord = (1 - s) * largest(z) + s * largest(w)
    d.show(maximum_(i, (1 - s) * z[i] + s * w[i]) <= chord)
    with d.each(i):
        first = d.have(z[i] <= largest(z), at_most_maximum(largest(z), i))
        second = d.have(w[i] <= largest(w), at_most_maximum(largest(w), i))
        d.have((1 - s) * z[i] + s * w[i] <= chord, first.times(1 - s), second.times(s))
    d.have(maximum_(i, (1 - s) * z[i] + s * w[i]) <= chord, maximum_at_most(d.proved()))
