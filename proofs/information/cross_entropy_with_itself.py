"""The cross-entropy of a distribution with itself is its entropy."""

from derive.authoring import *


@theorem(_("Cross-entropy with a perfect estimate"), claims=("A7", "A8", "A12"))
def cross_entropy_with_itself(d):
    """H(p, p) = H(p): where the estimate is p itself, cross-entropy is as small as it can be."""
    n = d.size("n")
    p = d.family("p", n, nonnegative)
    d.show(Eq(cross_entropy(p, p), entropy(p)))
    i = index("i", n)
    d.chain(cross_entropy(p, p)).eq(-sum_(i, xlogy(p[i], p[i])), definition).eq(entropy(p), definition)
